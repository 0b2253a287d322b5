package cn.ziping.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Formula} from left to right, operators by their strength, and names the first place that is wrong. */
final class FormulaParser {

    /** How deep parentheses and calls may nest; what people write stays below ten. */
    private static final int DEPTH = 50;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[\\d.][\\p{L}\\d._]*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

    private static final List<Formula.Operator> LONGEST_FIRST = Arrays.stream(Formula.Operator.values())
            .sorted(Comparator.comparing((Formula.Operator operator) -> -operator.sign.length()))
            .toList();

    private final String text;
    private int at;
    private int depth;

    FormulaParser(String typed) {
        if (typed.length() > Formula.LIMIT) {
            throw new FormulaException("formula-long", Formula.LIMIT, String.valueOf(typed.length()));
        }
        this.text = folded(typed);
    }

    /** Character for character, so that places stay what they were. */
    private static String folded(String typed) {
        StringBuilder folded = new StringBuilder(typed.length());
        for (char character : typed.toCharArray()) {
            folded.append(
                    switch (character) {
                        case '×' -> '*';
                        case '÷' -> '/';
                        case '−', '－' -> '-';
                        case '、' -> ',';
                        case '\u3000', '\u00a0', '\t', '\n', '\r' -> ' ';
                        default -> character >= '！' && character <= '～' ? (char) (character - ('！' - '!')) : character;
                    });
        }
        return folded.toString();
    }

    Formula.Node parse() {
        Formula.Node node = expression(1);
        skipBlanks();
        if (at < text.length()) {
            throw wrong(text.charAt(at) == ')' ? "formula-parenthesis" : "formula-operator-missing");
        }
        return node;
    }

    private Formula.Node expression(int strength) {
        if (strength > 3) {
            return operand();
        }
        Formula.Node left = expression(strength + 1);
        Formula.Operator operator = operator(strength);
        while (operator != null) {
            left = new Formula.Operation(operator, left, expression(strength + 1));
            int next = at;
            operator = operator(strength);
            if (operator != null && strength == 1) {
                // 0.7 <= x <= 1.3 would compare the answer to the first with 1.3.
                throw new FormulaException("formula-chained", next, operator.sign);
            }
        }
        return left;
    }

    private Formula.@Nullable Operator operator(int strength) {
        skipBlanks();
        if (at < text.length()) {
            Formula.Operator sign = switch (text.charAt(at)) {
                case '≥' -> Formula.Operator.AT_LEAST;
                case '≤' -> Formula.Operator.AT_MOST;
                case '≠' -> Formula.Operator.UNEQUAL;
                default -> null;
            };
            if (sign != null) {
                at += sign.strength == strength ? 1 : 0;
                return sign.strength == strength ? sign : null;
            }
        }
        Optional<Formula.Operator> here = LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator.sign, at))
                .findFirst()
                .filter(operator -> operator.strength == strength);
        here.ifPresent(operator -> at += operator.sign.length());
        return here.orElse(null);
    }

    private Formula.Node operand() {
        skipBlanks();
        if (at == text.length()) {
            throw wrong("formula-ends");
        }
        char character = text.charAt(at);
        if (character == '-' || character == '+') {
            at++;
            Formula.Node operand = deeper(this::operand);
            return character == '+'
                    ? operand
                    : new Formula.Operation(Formula.Operator.MINUS, new Formula.Number(BigDecimal.ZERO), operand);
        }
        if (character == '(') {
            at++;
            Formula.Node inside = deeper(() -> expression(1));
            close();
            return inside;
        }
        if (Character.isDigit(character) || character == '.') {
            return number();
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            return named(name.group());
        }
        throw wrong("formula-operand");
    }

    private Formula.Node deeper(Supplier<Formula.Node> part) {
        if (++depth > DEPTH) {
            throw wrong("formula-deep");
        }
        Formula.Node node = part.get();
        depth--;
        return node;
    }

    private Formula.Node number() {
        Matcher like = NUMBER_LIKE.matcher(text).region(at, text.length());
        String literal = like.lookingAt() ? like.group() : text.substring(at, at + 1);
        if (!NUMBER.matcher(literal).matches()) {
            throw new FormulaException("formula-number", at, literal);
        }
        at += literal.length();
        return new Formula.Number(new BigDecimal(literal));
    }

    private Formula.Node named(String name) {
        int start = at;
        at += name.length();
        skipBlanks();
        if (at == text.length() || text.charAt(at) != '(') {
            return new Formula.Name(name, start);
        }
        Formula.FormulaFunction function = Arrays.stream(Formula.FormulaFunction.values())
                .filter(known -> known.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new FormulaException("formula-function", start, name));
        at++;
        List<Formula.Node> arguments = new ArrayList<>();
        do {
            arguments.add(deeper(() -> expression(1)));
            skipBlanks();
        } while (at < text.length() && text.charAt(at) == ',' && ++at > 0);
        close();
        if (arguments.size() < function.least || arguments.size() > function.most) {
            throw new FormulaException("formula-arguments", start, name);
        }
        if (function == Formula.FormulaFunction.ROUND && !isDecimals(arguments.get(1))) {
            throw new FormulaException("formula-decimals", start, name);
        }
        return new Formula.Call(function, List.copyOf(arguments));
    }

    /** Decimals are written out, so that who reads the rule knows them. */
    private static boolean isDecimals(Formula.Node argument) {
        return argument instanceof Formula.Number number
                && number.number().stripTrailingZeros().scale() <= 0
                && number.number().compareTo(BigDecimal.TEN) <= 0;
    }

    private void close() {
        skipBlanks();
        if (at == text.length()) {
            throw wrong("formula-unclosed");
        }
        if (text.charAt(at) != ')') {
            throw wrong("formula-operator-missing");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private FormulaException wrong(String code) {
        String token = at < text.length() ? text.substring(at, text.offsetByCodePoints(at, 1)) : "";
        return new FormulaException(code, at, token);
    }
}
