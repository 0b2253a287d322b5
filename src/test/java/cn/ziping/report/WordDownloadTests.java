package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The Word file stands where the report is, is named in Chinese, and that it left is in the log. */
@ApplicationTest
class WordDownloadTests {

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void aDraftIsTakenAsAWordFile() throws IOException {
        UUID evaluation = people.evaluation();
        String address = "/evaluations/" + evaluation;
        assertThat(new String(get(address + "/report").getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains(address + "/report.docx");
        int before = noted(evaluation);
        MockHttpServletResponse draft = get(address + "/report.docx");
        assertThat(draft.getContentType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        // 部门整体支出 in its name
        assertThat(draft.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("%E9%83%A8%E9%97%A8%E6%95%B4%E4%BD%93%E6%94%AF%E5%87%BA", ".docx");
        assertThat(part(draft.getContentAsByteArray(), "word/document.xml")).contains("99.346", "部门整体支出绩效自评表");
        assertThat(part(draft.getContentAsByteArray(), "word/header1.xml")).contains("草稿");
        assertThat(noted(evaluation)).isEqualTo(before + 1);
    }

    private int noted(UUID evaluation) {
        return jdbc.sql(
                        "select count(*) from audit_entry where action = 'export.report' and subject = ? and detail = 'docx'")
                .param(evaluation.toString())
                .query(Integer.class)
                .single();
    }

    private MockHttpServletResponse get(String address) {
        MockHttpServletResponse response =
                mvc.get().uri(address).with(people.as("finance")).exchange().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response;
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }
}
