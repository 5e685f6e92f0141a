#include "core/base/translate.h"
#include "core/interchange/xlsform/decimal.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

class Range {
public:
    Range(Examination& examined, const Element& element)
        : m_examined(examined)
        , m_element(element)
        , m_appearance(examined.survey.text(*element.record, u"control", u"appearance"))
    {
    }

    void run()
    {
        if (!examineParameterNames(m_examined, m_element, {"end", "placeholder", "start", "step", "tick_interval", "tick_labelset"}))
            return;
        const bool hasScale = m_appearance.isEmpty() || m_appearance.contains(QLatin1String("vertical")) || isWithoutTicks();
        for (const auto* name : {"tick_interval", "placeholder", "tick_labelset"})
            if (!hasScale && m_element.parameters.contains(QLatin1String(name)))
                error(translate("XlsForm", "%1 is possible without an appearance, or with vertical and no-ticks; not with “%2”.")
                          .arg(QLatin1String(name), m_appearance));
        const auto start = number("start", "1");
        const auto end = number("end", "10");
        const auto step = number("step", "1");
        const auto interval = number("tick_interval", "");
        const auto placeholder = number("placeholder", "");
        if (!start || !end || !step)
            return;
        m_low = std::min(*start, *end);
        m_high = std::max(*start, *end);
        m_start = *start;
        m_end = *end;
        if (!isUsable("step", *step))
            return;
        if (interval && isUsable("tick_interval", *interval) && !interval->isMultipleOf(*step))
            error(translate("XlsForm", "tick_interval is a multiple of step."));
        if (placeholder && !(*placeholder - m_start).isMultipleOf(*step))
            error(translate("XlsForm", "placeholder is on one of the steps from start."));
        if (placeholder && !isWithin(*placeholder))
            error(translate("XlsForm", "placeholder lies between start and end."));
        labels(interval && !interval->isZero() ? *interval : *step);
    }

private:
    bool isWithoutTicks() const { return m_appearance.contains(QLatin1String("no-ticks")); }
    bool isWithin(Decimal value) const { return !(value < m_low) && !(m_high < value); }
    void error(const QString& message) { m_examined.error(m_examined.survey.at(*m_element.record, u"parameters", message)); }

    std::optional<Decimal> number(const char* name, const char* otherwise)
    {
        const auto text = m_element.parameters.value(QLatin1String(name), QLatin1String(otherwise));
        if (text.isEmpty())
            return std::nullopt;
        auto value = Decimal::from(text);
        if (!value)
            error(translate("XlsForm", "%1 is a number, not “%2”.").arg(QLatin1String(name), text));
        return value;
    }

    bool isUsable(const char* name, Decimal value)
    {
        if (value.isZero())
            error(translate("XlsForm", "%1 cannot be zero.").arg(QLatin1String(name)));
        else if (m_high - m_low < value)
            error(translate("XlsForm", "%1 is larger than the distance from start to end.").arg(QLatin1String(name)));
        else
            return true;
        return false;
    }

    /// The labels of the scale are choices whose names are numbers on it.
    void labels(Decimal distance)
    {
        const auto list = m_element.parameters.value(QStringLiteral("tick_labelset"));
        if (list.isEmpty())
            return;
        if (!m_examined.lists.contains(list)) {
            error(translate("XlsForm", "The sheet choices has no list “%1” for tick_labelset.").arg(list));
            return;
        }
        std::vector<Decimal> values;
        for (const auto* choice : m_examined.lists[list]) {
            const auto name = m_examined.choices.text(*choice, u"name");
            const auto value = Decimal::from(name);
            if (!value)
                error(translate("XlsForm", "The list “%1” of tick_labelset has numbers only as names; “%2” is none.").arg(list, name));
            else if (!isWithin(*value))
                error(translate("XlsForm", "“%1” of the list “%2” does not lie between start and end.").arg(name, list));
            else if (!(*value - m_start).isMultipleOf(distance))
                error(translate("XlsForm", "“%1” of the list “%2” is on none of the steps of the scale.").arg(name, list));
            else if (std::find(values.begin(), values.end(), *value) == values.end())
                values.push_back(*value);
        }
        if (!isWithoutTicks())
            return;
        const auto has = [&](Decimal value) { return std::find(values.begin(), values.end(), value) != values.end(); };
        if (values.size() > 2)
            error(translate("XlsForm", "Without ticks there is room for two labels only; “%1” has more.").arg(list));
        else if (!has(m_start) || !has(m_end))
            error(translate("XlsForm", "Without ticks the two labels stand at start and end."));
    }

    Examination& m_examined;
    const Element& m_element;
    QString m_appearance;
    Decimal m_low = *Decimal::from(QStringLiteral("0"));
    Decimal m_high = m_low;
    Decimal m_start = m_low;
    Decimal m_end = m_low;
};

} // namespace

void examineRange(Examination& examined, const Element& element) { Range(examined, element).run(); }

} // namespace counterpoint::xlsform
