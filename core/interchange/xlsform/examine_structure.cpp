#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;
using Container = QuestionType::Container;

// Loops in loops multiply.
constexpr qint64 mostCopies = 1'000'000;

class Structure {
public:
    explicit Structure(Examination& examined)
        : m_examined(examined)
        , m_table(examined.survey)
    {
    }

    void run()
    {
        auto& root = m_examined.root;
        names(root, 1);
        ++m_examined.built[QStringLiteral("meta")];
        if (!m_examined.isSet(u"omit_instanceID"))
            ++m_examined.built[QStringLiteral("instanceID")];
        shown(root);
        triggers(root);
        unknownTriggers();
    }

private:
    void error(const Element& element, QStringView key, const QString& message, QStringView part = {})
    {
        if (element.record)
            m_examined.error(m_table.at(*element.record, key, message, part));
        else
            m_examined.error({nameOf(SheetKind::Survey), 0, key.toString(), message});
    }

    /// Counts the names of the form, and finds those that it gets by the way and has already.
    void names(const Element& parent, qint64 copies)
    {
        QSet<QString> generated;
        QSet<QString> written;
        for (const auto& child : parent.children)
            (child.record ? written : generated).insert(child.name);
        for (const auto& child : parent.children) {
            if (child.record && generated.contains(child.name))
                error(child, u"name",
                      translate("XlsForm", "The form calls something of its own “%1” here: choose another name.").arg(child.name));
            if (child.type.kind != Kind::ExternalFile)
                m_examined.built[child.name] += copies;
            if (child.type.container == Container::Repeat && copies > 1)
                error(child, u"name",
                      translate("XlsForm", "A repeat cannot stand in a loop of several choices: there would be several called “%1”.")
                          .arg(child.name));
            if (child.type.container == Container::Loop)
                loop(child, copies);
            else
                names(child, copies);
        }
    }

    void loop(const Element& element, qint64 copies)
    {
        QSet<QString> seen;
        for (const auto& column : element.columns) {
            if (column == QLatin1String("none"))
                continue;
            if (!isXmlName(column))
                error(element, u"type",
                      translate("XlsForm", "The loop makes a group of each choice of “%1”; “%2” cannot be a group's name.")
                          .arg(element.type.list, column));
            if (seen.contains(column))
                error(element, u"type", translate("XlsForm", "The list “%1” of the loop has “%2” twice.").arg(element.type.list, column));
            seen.insert(column);
            m_examined.built[column] += copies;
        }
        if (const auto all = copies * std::max<qint64>(1, seen.size()); all <= mostCopies)
            names(element, seen.isEmpty() ? copies : all);
        else
            error(element, u"type", translate("XlsForm", "These loops within loops are too many questions to be made."));
    }

    /// A row that calculates, or is calculated when another is answered, and has nothing to say.
    bool isInvisible(const Element& element) const
    {
        if (element.type.kind == Kind::Calculate && element.type.plain == QLatin1String("calculate"))
            return true;
        const auto& record = *element.record;
        const bool calculates = !m_table.text(record, u"bind", u"calculate").isEmpty() || !element.triggers.isEmpty();
        return calculates && !m_table.has(record, u"label") && !m_table.has(record, u"hint") && !element.type.bringsHint()
            && m_table.text(record, u"control", u"appearance") != QLatin1String("label");
    }

    void shown(const Element& parent)
    {
        for (const auto& child : parent.children) {
            if (child.record) {
                media(child);
                if (child.type.isShown() && !isInvisible(child))
                    words(child);
                if (child.type.isSelect())
                    stored(child);
            }
            shown(child);
        }
    }

    void media(const Element& element)
    {
        static const QStringList known{"image", "big-image", "audio", "video"};
        for (const auto& cell : element.record->cells) {
            const auto& column = m_table.columns[cell.column];
            if (column.key() == QLatin1String("media") && column.path.size() > 1 && !known.contains(column.path[1]))
                m_examined.error({nameOf(SheetKind::Survey), element.record->row, column.heading,
                                  translate("XlsForm", "“%1” is no kind of medium: there are %2.")
                                      .arg(column.path[1], known.join(QStringLiteral(", ")))});
        }
    }

    void words(const Element& element)
    {
        const auto& record = *element.record;
        const bool hasLabel = m_table.has(record, u"label") || m_table.text(record, u"control", u"appearance") == QLatin1String("label");
        const bool hasMedia = m_table.has(record, u"media");
        if (!hasLabel && !hasMedia && !m_table.has(record, u"hint") && !element.type.bringsHint())
            error(element, u"label", translate("XlsForm", "“%1” has neither label nor hint: there is nothing to read.").arg(element.name));
        if (hasMedia && m_table.text(record, u"media").isEmpty()) {
            const auto names = [&](QLatin1String kind) {
                return std::any_of(record.cells.begin(), record.cells.end(), [&](const Record::Cell& cell) {
                    const auto& path = m_table.columns[cell.column].path;
                    return path.front() == QLatin1String("media") && path.value(1) == kind;
                });
            };
            if (names(QLatin1String("big-image")) && !names(QLatin1String("image")))
                error(element, u"media", translate("XlsForm", "A big image needs a small one beside it, in the column image."),
                      u"big-image");
        }
    }

    void stored(const Element& element)
    {
        const auto type = m_table.text(*element.record, u"bind", u"type");
        if (!type.isEmpty() && type != QLatin1String("string") && type != QLatin1String("odk:rank"))
            error(element, u"bind", translate("XlsForm", "Choices are stored as string, not as “%1”.").arg(type), u"type");
    }

    void triggers(const Element& parent)
    {
        QHash<QString, const Element*> invisible;
        std::vector<const Element*> triggered;
        collect(parent, invisible, triggered);
        for (const auto* element : triggered)
            for (const auto& trigger : element->triggers) {
                if (element->type.kind != Kind::Begin && element->type.kind != Kind::BackgroundGeopoint && invisible.contains(trigger))
                    error(*element, u"trigger",
                          translate("XlsForm", "“%1” is not seen by whoever answers, so it cannot make “%2” calculate.")
                              .arg(trigger, element->name));
                else if (element->type.kind != Kind::Begin && m_examined.built.value(element->name) > 1)
                    error(*element, u"trigger",
                          translate("XlsForm", "“%1” is several questions: it cannot be calculated by a trigger.").arg(element->name));
            }
    }

    /// On any row, also one that a trigger does nothing for.
    void unknownTriggers()
    {
        for (const auto& record : m_table.records)
            for (const auto& reference : referencesIn(m_table.text(record, u"trigger")).list)
                if (m_table.has(record, u"type") && !yesOrNo(m_table.text(record, u"disabled")).value_or(false)
                    && !m_examined.questionNames.contains(reference.name))
                    m_examined.error(
                        m_table.at(record, u"trigger", translate("XlsForm", "There is no question “%1”.").arg(reference.name)));
    }

    void collect(const Element& parent, QHash<QString, const Element*>& invisible, std::vector<const Element*>& triggered) const
    {
        for (const auto& child : parent.children) {
            const bool isQuestion = child.record && child.type.kind != Kind::Begin && child.type.kind != Kind::ExternalFile;
            if (isQuestion && isInvisible(child))
                invisible.insert(child.name, &child);
            if (!child.triggers.isEmpty())
                triggered.push_back(&child);
            collect(child, invisible, triggered);
        }
    }

    Examination& m_examined;
    const Table& m_table;
};

} // namespace

void examineStructure(Examination& examined)
{
    Structure(examined).run();
    examineFiles(examined);
}

} // namespace counterpoint::xlsform
