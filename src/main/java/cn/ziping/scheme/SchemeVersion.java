package cn.ziping.scheme;

import cn.ziping.scoring.SchemeDefinition;
import java.util.UUID;

/**
 * One version of a scheme, whole.
 *
 * @param id its id
 * @param name its name
 * @param number the number of the version
 * @param sample whether it is a sample
 * @param status where it stands
 * @param definition how it scores
 * @param outline the chapters of the report
 */
public record SchemeVersion(
        UUID id,
        String name,
        int number,
        boolean sample,
        SchemeStatus status,
        SchemeDefinition definition,
        ChapterOutline outline) {}
