package cn.ziping.demo;

import java.util.Map;
import java.util.Objects;

/**
 * The names the demo needs beside the seed's own.
 *
 * @param secondDepartment the department with nothing in it
 * @param office the office of the contributor
 * @param accounts the name of the person of each account
 */
record DemoNames(String secondDepartment, String office, Map<String, String> accounts) {

    String of(String username) {
        return Objects.requireNonNull(accounts.get(username), username);
    }
}
