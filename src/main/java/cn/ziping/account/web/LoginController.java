package cn.ziping.account.web;

import cn.ziping.account.AccountService;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/login")
@RequiredArgsConstructor
class LoginController {

    private final AccountService accounts;

    @GetMapping
    String page(Model model) {
        model.addAttribute("demoUsernames", accounts.demoUsernames());
        return "login";
    }

    /** The form alone, for the dialog of a page whose session has ended. */
    @GetMapping(headers = "HX-Request=true")
    String dialog() {
        return "login :: signInDialog";
    }
}
