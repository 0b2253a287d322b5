package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApplicationTest
class AccessMatrixTests {

    private static final List<String> PEOPLE = List.of("anonymous", "finance", "finance2", "reviewer", "admin");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private record Row(HttpMethod method, String address, boolean htmx, List<String> expected) {

        String key() {
            return method + " " + address + (htmx ? " htmx" : "");
        }
    }

    @Test
    void everyMappedAddressHasARowAndEveryRowAnAddress() throws IOException {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("cn.ziping")) {
                boolean htmx = !mapping.getHeadersCondition().isEmpty();
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues()
                                .forEach(address -> mapped.add(method + " " + address + (htmx ? " htmx" : ""))));
            }
        });
        assertThat(rows().stream().map(Row::key)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyPersonGetsWhatTheMatrixSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Row row : rows()) {
            for (int i = 0; i < PEOPLE.size(); i++) {
                String got = ask(row, PEOPLE.get(i));
                cells++;
                if (!got.equals(row.expected().get(i))) {
                    wrong.add("%s as %s: %s instead of %s"
                            .formatted(
                                    row.key(),
                                    PEOPLE.get(i),
                                    got,
                                    row.expected().get(i)));
                }
            }
        }
        System.out.println("Access matrix: " + cells + " cells tested");
        assertThat(wrong).isEmpty();
    }

    private String ask(Row row, String person) throws Exception {
        UUID scheme = jdbc.sql("select id from scoring_scheme where code = 'zengcheng'")
                .query(UUID.class)
                .single();
        String address = row.address()
                .replace("{departmentCode}", "ZCYJ")
                // A line that is added stays: in a year that nobody else's test reads.
                .replace("{year}", row.address().endsWith("/lines") ? "2040" : "2022")
                .replace("{id}", (row.address().startsWith("/schemes") ? scheme : people.evaluation()).toString());
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(row.method(), address);
        if (address.endsWith("/panel")) {
            request.param("department", "ZCYJ").param("year", "2022");
        }
        if (row.method() == HttpMethod.POST && !address.endsWith("/lines")) {
            String[] cell = cellOf(row.address());
            request.param("cell", cell[0]).param("was", cell[1]).param("value", cell[1]);
        }
        if (address.endsWith("/lines")) {
            request.param("kind", "INCOME").param("name", "其他收入 " + UUID.randomUUID());
        }
        if (row.method() == HttpMethod.POST) {
            request.with(csrf());
        }
        if (row.htmx()) {
            request.header("HX-Request", "true");
        }
        if (!person.equals("anonymous")) {
            request.with(people.as(person));
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        String target = response.getRedirectedUrl();
        return target != null && target.endsWith("/login") ? "login" : String.valueOf(response.getStatus());
    }

    /** A cell of the page as it stands: its path and its value. */
    private String[] cellOf(String address) {
        if (address.endsWith("/figures")) {
            return new String[] {"生产安全事故宗数:VALUE", "45"};
        }
        if (address.endsWith("/targets")) {
            return new String[] {"CC01:ACTUAL", "74"};
        }
        if (address.endsWith("/scores")) {
            return new String[] {"经济成本控制:公用经费未超过定额标准", "yes"};
        }
        UUID line = jdbc.sql("select id from ledger_line where kind = 'WHOLE'")
                .query(UUID.class)
                .list()
                .get(0);
        return new String[] {line + ":MONTH_12", "7072.88"};
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/access-matrix.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        HttpMethod.valueOf(cells[0]),
                        cells[1],
                        cells[2].equals("htmx"),
                        List.of(cells).subList(3, 8)))
                .toList();
    }
}
