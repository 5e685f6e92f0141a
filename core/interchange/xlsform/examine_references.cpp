#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

/// What is asked of the mentions of a cell.
class Mentions {
public:
    explicit Mentions(Examination& examined)
        : m_examined(examined)
    {
    }

    /// In any cell of the row but those of the columns left out.
    void row(const Table& table, const Record& record, const QStringList& leftOut)
    {
        for (const auto& cell : record.cells)
            if (!leftOut.contains(table.columns[cell.column].key()))
                text(table, record, cell);
    }

    void text(const Table& table, const Record& record, const Record::Cell& cell)
    {
        const auto found = referencesIn(cell.raw);
        const auto error = [&](const QString& message) {
            m_examined.error({nameOf(table.kind), record.row, table.columns[cell.column].heading, message});
        };
        for (const auto& reference : found.list) {
            const auto count = reference.name == QLatin1String("instanceID") && !m_examined.isSet(u"omit_instanceID")
                ? 1
                : m_examined.names.value(reference.name);
            if (count == 0)
                error(translate("XlsForm", "There is no question “%1”, which ${%1} names.").arg(reference.name));
            else if (count > 1)
                error(translate("XlsForm", "There are several questions “%1”, so ${%1} does not say which is meant. Rename one.")
                          .arg(reference.name));
        }
        if (found.problem != ReferenceProblem::None)
            error(translate("XlsForm", "The name of an answer stands between ${ and }, without spaces: ${name}."));
    }

    /// Of what goes into the form that is made: names there may be more than on the sheet, or less. `wasRead`: the cell was looked at as
    /// text already, so that unknown names were told.
    void built(const Table& table, const Record& record, const Record::Cell& cell, const QString& words, bool wasRead)
    {
        for (const auto& reference : referencesIn(words).list) {
            const auto written = m_examined.names.value(reference.name);
            const auto count = m_examined.built.value(reference.name);
            const auto heading = table.columns[cell.column].heading;
            if (count > 1 && written == 1)
                m_examined.error({nameOf(table.kind), record.row, heading,
                                  translate("XlsForm", "“%1” stands in a loop: there are several, so ${%1} does not say which is meant.")
                                      .arg(reference.name)});
            else if (count == 0 && (written == 1 || !wasRead))
                m_examined.error({nameOf(table.kind), record.row, heading,
                                  written == 1
                                      ? translate("XlsForm", "“%1” is a file and has no answer to be named by ${%1}.").arg(reference.name)
                                      : translate("XlsForm", "There is no question “%1”, which ${%1} names.").arg(reference.name)});
        }
    }

private:
    Examination& m_examined;
};

/// Columns whose texts become part of the form.
bool goesIn(const QStringList& path)
{
    static const QStringList keys{"label", "hint", "guidance_hint", "media", "bind", "control", "instance", "choice_filter", "default"};
    return keys.contains(path.front());
}

void examineElement(Mentions& mentions, const Examination& examined, const Element& element)
{
    const auto& table = examined.survey;
    if (element.record && element.type.kind != QuestionType::Kind::ExternalFile)
        for (const auto& cell : element.record->cells) {
            const auto& path = table.columns[cell.column].path;
            if (goesIn(path))
                mentions.built(table, *element.record, cell, cell.raw, true);
            else if (path.front() == QLatin1String("type") && !element.type.list.isEmpty())
                mentions.built(table, *element.record, cell, element.type.list, false);
            else if (path.front() == QLatin1String("parameters"))
                for (const auto* name : {"seed", "reference-geometry"})
                    if (const auto value = element.parameters.value(QLatin1String(name)); !value.isEmpty())
                        mentions.built(table, *element.record, cell, value, false);
        }
    for (const auto& child : element.children)
        examineElement(mentions, examined, child);
}

} // namespace

void examineReferences(Examination& examined)
{
    Mentions mentions(examined);
    for (const auto& record : examined.settings.records)
        mentions.row(examined.settings, record, {});
    for (const auto& record : examined.entities.records)
        mentions.row(examined.entities, record, {"dataset", "repeat"});
    for (const auto& record : examined.survey.records)
        mentions.row(examined.survey, record, {"type", "name", "trigger"});
    // Other columns of choices are for conditions, and are kept as they are.
    const auto& choices = examined.choices;
    const bool hasLabels = choices.hasColumn(u"label");
    for (const auto& record : choices.records)
        for (const auto& cell : record.cells)
            if (const auto& key = choices.columns[cell.column].key();
                !hasLabels || key == QLatin1String("label") || key == QLatin1String("media"))
                mentions.text(choices, record, cell);
    examineElement(mentions, examined, examined.root);
}

} // namespace counterpoint::xlsform
