package cn.ziping.browser;

import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import cn.ziping.testing.ScoredFigures;
import cn.ziping.testing.StatementCount;
import cn.ziping.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole application on a port of its own, with the demo in it, for a real browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = "ziping.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, StatementCount.class, People.class, PublishedSchemes.class, ScoredFigures.class})
@interface BrowserTest {}
