package cn.ziping.platform;

import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Says at the start where a proxy is expected and none is named that could be believed. */
@Slf4j
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    @Bean
    ApplicationRunner warnOfNoProxy(Environment environment) {
        return arguments -> {
            boolean expected = !environment
                    .getProperty("server.forward-headers-strategy", "none")
                    .equalsIgnoreCase("none");
            if (expected && !environment.containsProperty("ziping.trusted-proxies")) {
                log.warn(
                        "No proxy is named, so none is believed: the log has the proxy's address instead of the person's, and"
                                + " locks of an address are everybody's. Set ziping.trusted-proxies.");
            }
        };
    }
}
