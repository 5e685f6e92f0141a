#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;
using Container = QuestionType::Container;

// A file must not exhaust the stack: nobody nests so deep.
constexpr std::size_t deepest = 100;

QString whatANameIs()
{
    return translate("XlsForm",
                     "a name begins with a letter or an underscore, and goes on with letters, digits, underscores, hyphens and points.");
}

class Survey {
public:
    explicit Survey(Examination& examined)
        : m_examined(examined)
        , m_table(examined.survey)
    {
        m_open.push_back(Open{&examined.root, nullptr, {}, {}, {}, false});
    }

    void run()
    {
        if (!m_table.hasColumn(u"type"))
            m_examined.error({nameOf(SheetKind::Survey), 1, QStringLiteral("type"),
                              translate("XlsForm", "The sheet “survey” has no column “type”, which says what each row asks for.")});
        else
            for (const auto& record : m_table.records)
                row(record);
        for (std::size_t i = m_open.size(); i-- > 1;)
            m_examined.error(m_table.at(*m_open[i].begin, u"type",
                                        translate("XlsForm", "“begin %1” of “%2” has no “end %1”.")
                                            .arg(nameOf(m_open[i].element->type.container), m_open[i].element->name)));
    }

private:
    /// A group that has begun and not yet ended.
    struct Open {
        Element* element = nullptr; ///< of the one before, which does not grow while this one is open
        const Record* begin = nullptr;
        QSet<QString> names;
        QSet<QString> lowerNames;
        QString tableList; ///< the list that all selects of a table have
        bool isTable = false;
    };

    void error(const Record& record, QStringView key, const QString& message, QStringView part = {})
    {
        m_examined.error(m_table.at(record, key, message, part));
    }
    void warn(const Record& record, QStringView key, const QString& message, QStringView part = {})
    {
        m_examined.warn(m_table.at(record, key, message, part));
    }

    void row(const Record& record)
    {
        if (m_table.has(record, u"disabled")) {
            warn(record, u"disabled", translate("XlsForm", "The column “disabled” is no longer part of XLSForm; use “relevant”."));
            if (yesOrNo(m_table.text(record, u"disabled")).value_or(false))
                return;
        }
        const auto written = m_table.text(record, u"type");
        if (written.isEmpty()) {
            untyped(record);
            return;
        }
        Element element;
        element.type = questionType(written);
        element.record = &record;
        triggers(element);
        parameters(element);
        if (element.type.kind == Kind::Audit) {
            examineAudit(m_examined, element);
            if (m_hasAudit)
                error(record, u"type", translate("XlsForm", "A form has one audit only."));
            m_hasAudit = true;
            return;
        }
        if (element.type.kind == Kind::Calculate && element.type.plain == QLatin1String("calculate"))
            calculation(element);
        if (element.type.kind == Kind::Setting)
            return;
        if (element.type.kind == Kind::End) {
            end(element);
            return;
        }
        if (!name(element))
            return;
        if (element.type.kind == Kind::Begin)
            begin(std::move(element));
        else
            question(std::move(element));
    }

    void untyped(const Record& record)
    {
        if (record.cells.empty())
            return;
        if (m_table.has(record, u"name") || m_table.has(record, u"label"))
            error(record, u"type", translate("XlsForm", "This row has no type: write what it asks for, such as text or integer."));
        else
            warn(record, u"type", translate("XlsForm", "This row has neither type nor name nor label, and is passed over."));
    }

    void triggers(Element& element)
    {
        const auto& record = *element.record;
        const auto text = m_table.text(record, u"trigger");
        if (text.isEmpty())
            return;
        if (!mayRefer(text)) {
            error(record, u"trigger", translate("XlsForm", "“%1” does not name an answer: write ${name}.").arg(text));
            return;
        }
        for (const auto& part : text.split(u',')) {
            const auto found = referencesIn(part, 1);
            if (found.problem == ReferenceProblem::TooMany)
                error(record, u"trigger", translate("XlsForm", "Between the names of two answers stands a comma: ${a}, ${b}."));
            else if (found.problem == ReferenceProblem::Malformed)
                error(record, u"trigger", translate("XlsForm", "The name of an answer stands between ${ and }, without spaces: ${name}."));
            for (const auto& reference : found.list)
                element.triggers << reference.name;
        }
    }

    void parameters(Element& element)
    {
        const auto& record = *element.record;
        if (auto found = parametersIn(m_table.text(record, u"parameters")))
            element.parameters = std::move(*found);
        else
            error(record, u"parameters",
                  translate("XlsForm", "Parameters are written name=value, with a space between them: start=1 end=10."));
    }

    void calculation(const Element& element)
    {
        const auto& record = *element.record;
        if (m_table.text(record, u"bind", u"calculate").isEmpty() && !isComputed(m_table.text(record, u"default"), element.type.plain))
            error(record, u"bind", translate("XlsForm", "This row calculates, but does not say what: fill its column calculation."),
                  u"calculate");
    }

    /// Gives the element its name, and looks at it; false where it has none.
    bool name(Element& element)
    {
        const auto& record = *element.record;
        element.name = m_table.text(record, u"name");
        if (!m_table.has(record, u"name")) {
            if (element.type.plain != QLatin1String("note")) {
                error(record, u"name",
                      element.type.kind == Kind::Begin ? translate("XlsForm", "This group has no name.")
                                                       : translate("XlsForm", "This question has no name."));
                return false;
            }
            element.name = QStringLiteral("generated_note_name_%1").arg(record.row);
        }
        if (!isXmlName(element.name)) {
            error(record, u"name", translate("XlsForm", "“%1” cannot be a name: %2").arg(element.name, whatANameIs()));
            return true;
        }
        ++m_examined.names[element.name];
        auto& open = m_open.back();
        const auto lower = element.name.toLower();
        if (element.name == QLatin1String("meta"))
            error(record, u"name", translate("XlsForm", "“meta” is what a form calls its own details: choose another name."));
        else if (open.names.contains(element.name))
            error(record, u"name",
                  translate("XlsForm", "“%1” stands here twice: within a group, and outside of all, each name is given once.")
                      .arg(element.name));
        else if (open.lowerNames.contains(lower))
            warn(record, u"name",
                 translate("XlsForm", "“%1” differs from another name in capital letters only, which some programs do not tell apart.")
                     .arg(element.name));
        open.names.insert(element.name);
        open.lowerNames.insert(lower);
        return true;
    }

    void end(const Element& element)
    {
        const auto wanted = element.type.container;
        if (m_open.size() == 1 || m_open.back().element->type.container != wanted) {
            error(*element.record, u"type",
                  m_open.size() == 1
                      ? translate("XlsForm", "“end %1” has no “begin %1” before it.").arg(nameOf(wanted))
                      : translate("XlsForm", "“end %1” stands within the %2 “%3”, which must end first.")
                            .arg(nameOf(wanted), nameOf(m_open.back().element->type.container), m_open.back().element->name));
            return;
        }
        m_open.pop_back();
        endTables();
    }
    void endTables()
    {
        for (auto& open : m_open)
            open.isTable = false;
    }

    void begin(Element element)
    {
        const auto& record = *element.record;
        const auto container = element.type.container;
        if (container == Container::Repeat) {
            if (element.name == m_examined.root.name)
                error(record, u"name", translate("XlsForm", "A repeat cannot be called “%1” as the form is: rename it.").arg(element.name));
            else if (m_examined.repeatNames.contains(element.name))
                error(record, u"name", translate("XlsForm", "There are two repeats called “%1”: rename one.").arg(element.name));
            m_examined.repeatNames.insert(element.name);
            if (!m_table.has(record, u"label") && !m_table.has(record, u"media"))
                warn(record, u"label", translate("XlsForm", "The repeat “%1” has no label.").arg(element.name));
        }
        if (container == Container::Loop)
            loop(element);
        const auto count = m_table.text(record, u"control", u"jr:count");
        if (!count.isEmpty() && !onlyReference(count))
            generate(element.name + QStringLiteral("_count"), Kind::Calculate);
        const auto appearance = m_table.text(record, u"control", u"appearance").split(u' ', Qt::SkipEmptyParts);
        const bool isTable = appearance.contains(QLatin1String("table-list"));
        if (m_open.size() > deepest) {
            error(record, u"type", translate("XlsForm", "Groups are nested more than %1 deep, which cannot be read.").arg(deepest));
            return;
        }
        auto& siblings = m_open.back().element->children;
        siblings.push_back(std::move(element));
        m_open.push_back(Open{&siblings.back(), &record, {}, {}, {}, isTable});
        if (isTable && (m_table.has(record, u"label") || m_table.has(record, u"hint")))
            generate(QStringLiteral("generated_table_list_label_%1").arg(record.row), Kind::Hidden);
    }

    void loop(Element& element)
    {
        const auto& record = *element.record;
        const auto& list = element.type.list;
        if (list.isEmpty())
            error(record, u"type", translate("XlsForm", "A loop goes over a list of choices: begin loop over list_name."));
        else if (!m_examined.lists.contains(list))
            error(record, u"type", translate("XlsForm", "The sheet choices has no list “%1”.").arg(list));
        else
            for (const auto* choice : m_examined.lists[list])
                element.columns << m_examined.choices.text(*choice, u"name");
    }

    void question(Element element)
    {
        m_examined.questionNames.insert(element.name);
        if (element.type.kind == Kind::ExternalFile)
            m_examined.fileNames.insert(withoutSuffix(element.name));
        if (element.type.kind == Kind::Unknown)
            error(*element.record, u"type",
                  (translate("XlsForm", "“%1” is no type of question.").arg(element.type.plain) + u' ' + similarType(element.type.plain))
                      .trimmed());
        examineQuestion(m_examined, element);
        if (element.type.isSelect())
            table(element);
        QString other;
        if (element.type.orOther)
            other = element.name + QStringLiteral("_other");
        if (element.type.isSelect() && !isFile(element.type.list) && m_examined.lists.contains(element.type.list))
            element.choiceList = element.type.list;
        m_open.back().element->children.push_back(std::move(element));
        if (!other.isEmpty())
            generate(other, Kind::Text);
    }

    /// Selects within a group that is a table have one list.
    void table(const Element& element)
    {
        const auto& record = *element.record;
        auto open = std::find_if(m_open.rbegin(), m_open.rend(), [](const Open& one) { return one.isTable; });
        if (open == m_open.rend())
            return;
        if (open->tableList.isEmpty()) {
            open->tableList = element.type.list;
            if (m_table.has(record, u"choice_filter"))
                error(record, u"choice_filter", translate("XlsForm", "In a table (table-list) choices cannot be filtered."));
            generate(QStringLiteral("reserved_name_for_field_list_labels_%1").arg(record.row), Kind::Hidden);
        }
        if (open->tableList != element.type.list)
            error(record, u"type",
                  translate("XlsForm", "All questions of a table (table-list) have the same list: “%1” here, “%2” before.")
                      .arg(element.type.list, open->tableList));
    }

    /// What the form has without a row of its own.
    void generate(const QString& called, Kind kind)
    {
        Element element;
        element.name = called;
        element.type.kind = kind;
        m_open.back().element->children.push_back(std::move(element));
    }

    Examination& m_examined;
    const Table& m_table;
    std::vector<Open> m_open;
    bool m_hasAudit = false;
};

} // namespace

void examineSurvey(Examination& examined) { Survey(examined).run(); }

} // namespace counterpoint::xlsform
