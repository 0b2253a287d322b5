package cn.ziping.account;

import cn.ziping.department.OfficeHolders;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The accounts that reach one office of a department. */
@Component
@RequiredArgsConstructor
class ContributorOffices implements OfficeHolders {

    private final AccountRepository accounts;

    @Override
    public List<String> of(UUID departmentId, String office) {
        return accounts.findUsernamesByOffice(departmentId, office);
    }
}
