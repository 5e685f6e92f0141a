#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;

class Unsupported {
public:
    explicit Unsupported(Examination& examined)
        : m_examined(examined)
    {
    }

    void run()
    {
        columns(m_examined.survey);
        columns(m_examined.choices);
        columns(m_examined.settings);
        elements(m_examined.root);
        for (const auto& record : m_examined.survey.records)
            if (questionType(m_examined.survey.text(record, u"type")).kind == Kind::Audit)
                add(record, u"type", translate("XlsForm", "Our own forms keep no record of how they are filled in."));
        for (const auto* table : {&m_examined.entities, &m_examined.osm, &m_examined.externalChoices})
            if (!table->records.empty())
                m_examined.findings.unsupported.push_back(
                    {nameOf(table->kind),
                     0,
                     {},
                     translate("XlsForm", "Our own forms do not use the sheet “%1”.").arg(nameOf(table->kind))});
    }

private:
    void add(const Record& record, QStringView key, const QString& message, QStringView part = {})
    {
        m_examined.findings.unsupported.push_back(m_examined.survey.at(record, key, message, part));
    }

    void columns(const Table& table)
    {
        const auto used = table.usedColumns();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            if (!used[i] || isKnown(table.kind, column.path))
                continue;
            m_examined.findings.unsupported.push_back(
                {nameOf(table.kind), 1, column.heading,
                 column.key() == QLatin1String("media")
                     ? translate("XlsForm", "Our own forms show no pictures, sounds or videos.")
                     : translate("XlsForm", "Our own forms do not use the column “%1”.").arg(column.heading)});
        }
    }

    static bool isKnown(SheetKind kind, const QStringList& path)
    {
        static const QStringList survey{"type",    "name",       "label",         "hint",    "guidance_hint",
                                        "default", "parameters", "choice_filter", "trigger", "disabled"};
        static const QStringList bind{"relevant", "constraint", "calculate", "required", "readonly", "jr:constraintMsg", "jr:requiredMsg"};
        static const QStringList settings{"title", "id_string", "version", "default_language", "name", "allow_choice_duplicates", "style"};
        if (path.front() == QLatin1String("counterpoint"))
            return true;
        switch (kind) {
        case SheetKind::Survey:
            if (path.front() == QLatin1String("bind"))
                return bind.contains(path.value(1));
            if (path.front() == QLatin1String("control"))
                return path.value(1) == QLatin1String("jr:count") || path.value(1) == QLatin1String("appearance");
            return survey.contains(path.front());
        case SheetKind::Settings:
            return settings.contains(path.front());
        default:
            return path.front() != QLatin1String("media"); // of choices: a filter may ask for any column
        }
    }

    void elements(const Element& parent)
    {
        for (const auto& child : parent.children) {
            if (child.record)
                element(child);
            elements(child);
        }
    }

    void element(const Element& element)
    {
        const auto& record = *element.record;
        const auto& type = element.type;
        switch (type.kind) {
        case Kind::Barcode:
        case Kind::Image:
        case Kind::Audio:
        case Kind::Video:
        case Kind::File:
        case Kind::Osm:
        case Kind::Geopoint:
        case Kind::Geotrace:
        case Kind::Geoshape:
        case Kind::StartGeopoint:
        case Kind::BackgroundGeopoint:
        case Kind::BackgroundAudio:
        case Kind::Metadata:
        case Kind::ExternalFile:
        case Kind::SelectOneExternal:
            add(record, u"type",
                translate("XlsForm", "Our own forms have no questions of the type “%1”.").arg(m_examined.survey.text(record, u"type")));
            break;
        case Kind::Begin:
            if (type.container == QuestionType::Container::Loop)
                add(record, u"type", translate("XlsForm", "Our own forms have no loops over choices."));
            break;
        default:
            break;
        }
        if (type.isSelect() && (isFile(type.list) || !referencesIn(type.list).list.empty()))
            add(record, u"type", translate("XlsForm", "Our own forms take choices from lists alone, not from “%1”.").arg(type.list));
        if (const auto appearance = m_examined.survey.text(record, u"control", u"appearance");
            appearance.contains(QLatin1String("search(")))
            add(record, u"control", translate("XlsForm", "Our own forms do not search choices in files."), u"appearance");
    }

    Examination& m_examined;
};

} // namespace

void listUnsupported(Examination& examined) { Unsupported(examined).run(); }

} // namespace counterpoint::xlsform
