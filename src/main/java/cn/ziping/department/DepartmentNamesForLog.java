package cn.ziping.department;

import cn.ziping.audit.DepartmentNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The departments' names, for the log's reader. */
@Component
@RequiredArgsConstructor
class DepartmentNamesForLog implements DepartmentNames {

    private final DepartmentRepository departments;

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> all() {
        Map<UUID, String> names = new LinkedHashMap<>();
        departments.findAllByOrderByCode().forEach(department -> names.put(department.getId(), department.getName()));
        return names;
    }
}
