package cn.ziping.shared;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class FiscalYearConverter implements AttributeConverter<FiscalYear, Integer> {

    @Override
    public @Nullable Integer convertToDatabaseColumn(@Nullable FiscalYear year) {
        return year == null ? null : year.value();
    }

    @Override
    public @Nullable FiscalYear convertToEntityAttribute(@Nullable Integer value) {
        return value == null ? null : new FiscalYear(value);
    }
}
