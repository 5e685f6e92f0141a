#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include "core/interchange/xlsform/expression_reading.h"

namespace counterpoint::xlsform {

namespace {

class Expressions {
public:
    explicit Expressions(Examination& examined)
        : m_examined(examined)
    {
    }

    void survey()
    {
        const auto& table = m_examined.survey;
        for (const auto& record : table.records) {
            const auto type = questionType(table.text(record, u"type"));
            for (const auto& cell : record.cells)
                if (isExpression(table.columns[cell.column].path, cell.text, type.plain))
                    read(table, record, cell);
        }
    }

    void settings()
    {
        for (const auto& record : m_examined.settings.records)
            for (const auto& cell : record.cells)
                if (m_examined.settings.columns[cell.column].key() == QLatin1String("instance_name"))
                    read(m_examined.settings, record, cell);
    }

private:
    static bool isExpression(const QStringList& path, const QString& text, const QString& type)
    {
        static const QStringList parts{"relevant", "constraint", "calculate", "required", "readonly"};
        if (path.front() == QLatin1String("bind"))
            return path.size() == 2 && parts.contains(path[1]) && !yesOrNo(text);
        if (path.front() == QLatin1String("control"))
            return path.size() == 2 && path[1] == QLatin1String("jr:count");
        if (path.front() == QLatin1String("default"))
            return path.size() == 1 && isComputed(text, type);
        return path.size() == 1 && path.front() == QLatin1String("choice_filter");
    }

    void read(const Table& table, const Record& record, const Record::Cell& cell)
    {
        const auto& column = table.columns[cell.column];
        auto reading = readExpression(cell.text);
        // A filter of choices names their columns.
        if (column.key() == QLatin1String("choice_filter") && reading.state == ExpressionReading::State::Foreign)
            reading.foreign.removeIf([&](const QString& word) { return m_examined.choices.hasColumn(word); });
        Finding finding{nameOf(table.kind), record.row, column.heading, {}};
        if (reading.state == ExpressionReading::State::Broken) {
            finding.message = translate("XlsForm", "This expression cannot be read. %1").arg(reading.problem.sentence(cell.text));
            m_examined.warn(finding);
        } else if (!reading.foreign.isEmpty()) {
            finding.message = translate("XlsForm", "Our own forms do not compute %1.").arg(reading.foreign.join(QStringLiteral(", ")));
            m_examined.findings.unsupported.push_back(finding);
        }
    }

    Examination& m_examined;
};

} // namespace

void examineExpressions(Examination& examined)
{
    Expressions expressions(examined);
    expressions.survey();
    expressions.settings();
}

} // namespace counterpoint::xlsform
