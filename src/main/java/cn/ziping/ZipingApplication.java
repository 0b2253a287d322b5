package cn.ziping;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Ziping (自评): the yearly self-evaluation of a department's whole spending. */
@SpringBootApplication
public class ZipingApplication {

    public static void main(String[] args) {
        SpringApplication.run(ZipingApplication.class, args);
    }
}
