package cn.ziping.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole application behind MockMvc, on a database of its own with the demo in it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "ziping.demo=true")
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    StatementCount.class,
    People.class,
    Refusals.class,
    SmallEvaluations.class,
    PublishedSchemes.class,
    ScoredFigures.class
})
public @interface ApplicationTest {}
