package cn.ziping.department;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * What a department is there for (职能).
 *
 * @param id stays the same while it is reworded or moved
 * @param words the duty in words
 */
@Embeddable
public record Duty(UUID id, String words) {}
