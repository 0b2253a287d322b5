package cn.ziping.today;

import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole application behind MockMvc on the fixture {@code today}, brought to the present version. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@Import({TodayDatabase.class, StatementCount.class, People.class})
@interface TodayTest {}
