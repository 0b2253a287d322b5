package cn.ziping.evaluation;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;

/** The version of the running program, which each report says it was written by: {@code 0.1.0+1a2b3c4}. */
@Component
class ProgramVersion {

    private final String version;

    /**
     * @param built what it was built from; absent where that was no repository
     */
    ProgramVersion(@Value("${ziping.version}") String version, Optional<GitProperties> built) {
        this.version = version
                + built.map(GitProperties::getShortCommitId)
                        .map(commit -> "+" + commit)
                        .orElse("");
    }

    @Override
    public String toString() {
        return version;
    }
}
