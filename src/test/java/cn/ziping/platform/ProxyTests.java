package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import cn.ziping.testing.TestDatabase;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only the proxy that is named is believed, and what is stored as an address is one. */
@SpringBootTest(
        properties = {
            "ziping.demo=true",
            "server.forward-headers-strategy=native",
            "ziping.trusted-proxies=127\\\\.0\\\\.0\\\\.2"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, StatementCount.class, People.class})
class ProxyTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest(name = "{0} says {1}: {2}")
    @CsvSource({
        // The proxy that is named, for somebody, for an IPv6 address, behind another one that is not named, and for
        // nonsense.
        "127.0.0.2, 203.0.113.9, 203.0.113.9",
        "127.0.0.2, 2001:db8::7, 2001:db8::7",
        "127.0.0.2, '198.51.100.1, 203.0.113.9', 203.0.113.9",
        "127.0.0.2, <script>alert(1)</script>, -",
        "127.0.0.2, 999.1.1.1, -",
        "127.0.0.2, unknown, -",
        // Anybody else in the same network: what is said does not count.
        "127.0.0.1, 203.0.113.9, 127.0.0.1",
        "127.0.0.3, '203.0.113.9, 127.0.0.2', 127.0.0.3",
        "127.0.0.3, <script>alert(1)</script>, 127.0.0.3"
    })
    void theLogHasTheAddressOfWhoIsBelieved(String from, String said, String stored) throws Exception {
        long before = jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write(("""
                    POST /api/v1/score HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Connection: close\r
                    X-Forwarded-For: %s\r
                    Authorization: Basic ZmluYW5jZTp3cm9uZw==\r
                    Content-Type: application/json\r
                    Content-Length: 2\r
                    \r
                    {}""".formatted(said)).getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("^HTTP/1.1 (401|429)");
        }
        assertThat(jdbc.sql("select address from sign_in_failure order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(stored);
        assertThat(jdbc.sql("select address from audit_entry where id > ?")
                        .param(before)
                        .query(String.class)
                        .list())
                .allSatisfy(address -> assertThat(address).isEqualTo(stored));
    }
}
