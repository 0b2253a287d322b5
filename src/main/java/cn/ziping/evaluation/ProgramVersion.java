package cn.ziping.evaluation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The version of the running program, which each report says it was written by. */
@Component
class ProgramVersion {

    private final String version;

    ProgramVersion(@Value("${ziping.version}") String version) {
        this.version = version;
    }

    @Override
    public String toString() {
        return version;
    }
}
