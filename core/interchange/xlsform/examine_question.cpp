#include "core/base/translate.h"
#include "core/interchange/xlsform/examination.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::xlsform {

namespace {

using Kind = QuestionType::Kind;

class Question {
public:
    Question(Examination& examined, const Element& element)
        : m_examined(examined)
        , m_element(element)
        , m_type(element.type)
        , m_table(examined.survey)
        , m_record(*element.record)
    {
    }

    void run()
    {
        if (m_type.isSelect() || m_type.kind == Kind::SelectOneExternal)
            select();
        // XLSForm asks this of these very names; their old ones are let through with whatever parameters.
        else if (m_type.kind == Kind::Osm)
            osm();
        else if (m_type.plain == QLatin1String("range"))
            examineRange(m_examined, m_element);
        else if (m_type.plain == QLatin1String("text"))
            text();
        else if (m_type.plain == QLatin1String("photo"))
            photo();
        else if (m_type.plain == QLatin1String("audio"))
            sound({"voice-only", "low", "normal", "external"});
        else if (m_type.kind == Kind::BackgroundAudio)
            sound({"voice-only", "low", "normal"});
        else if (m_type.plain == QLatin1String("geopoint"))
            point();
        else if (m_type.plain == QLatin1String("geotrace") || m_type.plain == QLatin1String("geoshape"))
            line();
        else if (m_type.kind == Kind::BackgroundGeopoint)
            background();
        if (m_type.plain == QLatin1String("subscriberid") || m_type.plain == QLatin1String("simserial"))
            m_examined.warn(m_table.at(m_record, u"type", translate("XlsForm", "Most devices no longer tell “%1”.").arg(m_type.plain)));
    }

private:
    void error(QStringView key, const QString& message) { m_examined.error(m_table.at(m_record, key, message)); }
    bool has(const char* name) const { return m_element.parameters.contains(QLatin1String(name)); }
    QString parameter(const char* name) const { return m_element.parameters.value(QLatin1String(name)); }
    bool isTrueOrFalse(const char* name) const
    {
        return parameter(name) == QLatin1String("true") || parameter(name) == QLatin1String("false");
    }
    static bool isNumber(const QString& text)
    {
        bool ok = false;
        text.toDouble(&ok);
        return ok || text == QLatin1String("nan") || text == QLatin1String("inf") || text == QLatin1String("infinity");
    }
    static bool isInteger(const QString& text)
    {
        static const QRegularExpression digits(QStringLiteral("\\A[+-]?\\d+(?:_\\d+)*\\z"));
        return digits.match(text).hasMatch();
    }

    void select()
    {
        if (m_type.kind == Kind::SelectOneExternal)
            external();
        else
            m_examined.fileNames.insert(withoutSuffix(m_type.list));
        const bool isKnown = m_examined.lists.contains(m_type.list);
        if (m_type.fromFile && (!isFile(m_type.list) || m_type.list.count(u'.') != 1))
            error(u"type",
                  translate("XlsForm", "The choices come from a file, whose name ends with .csv, .xml or .geojson; “%1” does not.")
                      .arg(m_type.list));
        else if (!isKnown && m_type.kind != Kind::SelectOneExternal && !isFile(m_type.list) && referencesIn(m_type.list).list.empty())
            unknownList();
        if (m_type.kind == Kind::SelectMultiple && !isFile(m_type.list))
            for (const auto* choice : m_examined.lists.value(m_type.list))
                if (const auto name = m_examined.choices.text(*choice, u"name"); name.contains(u' '))
                    error(u"type",
                          translate("XlsForm",
                                    "“%1” of the list “%2” has a space in it, which parts the answers where several can be chosen.")
                              .arg(name, m_type.list));
        if (m_type.orOther)
            other();
        choiceParameters();
    }

    void unknownList()
    {
        if (!m_examined.lists.isEmpty()) {
            error(u"type", translate("XlsForm", "The sheet choices has no list “%1”.").arg(m_type.list));
            return;
        }
        auto message =
            translate("XlsForm", "The list “%1” is nowhere: a sheet “choices” holds lists, in columns list_name, name and label.")
                .arg(m_type.list);
        if (const auto similar = similarSheets(m_examined.form, QStringLiteral("choices")); !similar.isEmpty())
            message += u' ' + similar;
        error(u"type", message);
    }

    void external()
    {
        if (!m_table.has(m_record, u"choice_filter"))
            m_examined.warn(
                m_table.at(m_record, u"choice_filter",
                           translate("XlsForm", "A list on the sheet external_choices is meant to be filtered by choice_filter.")));
        if (m_examined.externalChoices.records.empty()) {
            auto message =
                translate("XlsForm", "The list “%1” is nowhere: a sheet “external_choices” holds it, in columns list_name and name.")
                    .arg(m_type.list);
            if (const auto similar = similarSheets(m_examined.form, QStringLiteral("external_choices")); !similar.isEmpty())
                message += u' ' + similar;
            error(u"type", message);
        } else if (!m_examined.externalLists.contains(m_type.list)) {
            error(u"type", translate("XlsForm", "The sheet external_choices has no list “%1”.").arg(m_type.list));
        }
    }

    void other()
    {
        if (m_table.has(m_record, u"choice_filter"))
            error(u"choice_filter", translate("XlsForm", "Choices with or_other cannot be filtered."));
        else if (!m_examined.lists.contains(m_type.list))
            error(u"type", translate("XlsForm", "or_other needs choices on the sheet choices; there is no list “%1”.").arg(m_type.list));
    }

    void choiceParameters()
    {
        // 'select one from file', in words, is taken with the parameters of other lists.
        const bool namesColumns = m_type.fromFile && !m_type.plain.startsWith(QLatin1String("select one from"))
            && !m_type.plain.startsWith(QLatin1String("select multiple from"));
        QStringList accepted{"randomize", "seed"};
        if (namesColumns)
            accepted << QStringLiteral("label") << QStringLiteral("value");
        if (!examineParameterNames(m_examined, m_element, accepted))
            return;
        for (const auto* column : {"value", "label"})
            if (has(column) && !isXmlName(parameter(column)))
                error(u"parameters",
                      translate("XlsForm", "“%1” cannot be the name of a column: it begins with a letter or an underscore, without spaces.")
                          .arg(parameter(column)));
        if (has("randomize") && !isTrueOrFalse("randomize"))
            error(u"parameters", translate("XlsForm", "randomize is true or false, not “%1”.").arg(parameter("randomize")));
        if (has("seed") && !has("randomize"))
            error(u"parameters", translate("XlsForm", "A seed needs randomize=true beside it."));
        else if (has("seed") && !onlyReference(parameter("seed")) && !isNumber(parameter("seed")))
            error(u"parameters",
                  translate("XlsForm", "The seed is a number or the name of an answer, ${name}; “%1” is neither.").arg(parameter("seed")));
    }

    void osm()
    {
        const Lists tags = [&] {
            Lists lists;
            for (const auto& record : m_examined.osm.records)
                if (const auto list = m_examined.osm.text(record, u"list name"); !list.isEmpty())
                    lists[list].push_back(&record);
            return lists;
        }();
        if (!m_type.list.isEmpty() && !tags.isEmpty() && !tags.contains(m_type.list))
            error(u"type", translate("XlsForm", "The sheet osm has no list “%1”.").arg(m_type.list));
    }

    void text()
    {
        if (examineParameterNames(m_examined, m_element, {"rows"}) && has("rows") && !isInteger(parameter("rows")))
            error(u"parameters", translate("XlsForm", "rows is a whole number, not “%1”.").arg(parameter("rows")));
    }

    void photo()
    {
        if (!examineParameterNames(m_examined, m_element, {"app", "max-pixels"}))
            return;
        if (!has("max-pixels"))
            m_examined.warn(m_table.at(m_record, u"parameters",
                                       translate("XlsForm", "max-pixels=1024 makes photos smaller, so that they are sent faster.")));
        else if (!isInteger(parameter("max-pixels")))
            error(u"parameters", translate("XlsForm", "max-pixels is a whole number, not “%1”.").arg(parameter("max-pixels")));
        const auto appearance = m_table.text(m_record, u"control", u"appearance");
        if (has("app") && (appearance.isEmpty() || appearance == QLatin1String("annotate")))
            app();
    }

    void app()
    {
        static const QRegularExpression package(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)+\\z"));
        if (!package.match(parameter("app")).hasMatch())
            error(u"parameters",
                  translate("XlsForm", "app is the name of an Android package, such as org.example.camera; “%1” is none.")
                      .arg(parameter("app")));
    }

    void sound(const QStringList& qualities)
    {
        if (examineParameterNames(m_examined, m_element, {"quality"}) && has("quality") && !qualities.contains(parameter("quality")))
            error(u"parameters",
                  translate("XlsForm", "quality is one of %1, not “%2”.").arg(qualities.join(QStringLiteral(", ")), parameter("quality")));
    }

    void point()
    {
        if (!examineParameterNames(m_examined, m_element,
                                   {"allow-mock-accuracy", "capture-accuracy", "reference-geometry", "warning-accuracy"}))
            return;
        for (const auto* name : {"capture-accuracy", "warning-accuracy"})
            if (has(name) && !isNumber(parameter(name)))
                error(u"parameters", translate("XlsForm", "%1 is a number of metres, not “%2”.").arg(QLatin1String(name), parameter(name)));
        geometry();
    }

    void line()
    {
        if (!examineParameterNames(m_examined, m_element, {"allow-mock-accuracy", "incremental", "reference-geometry"}))
            return;
        if (has("incremental") && !yesOrNo(parameter("incremental")).value_or(false))
            error(u"parameters", translate("XlsForm", "incremental is true or left out; it cannot be “%1”.").arg(parameter("incremental")));
        geometry();
    }

    void geometry()
    {
        if (has("allow-mock-accuracy") && !isTrueOrFalse("allow-mock-accuracy"))
            error(u"parameters",
                  translate("XlsForm", "allow-mock-accuracy is true or false, not “%1”.").arg(parameter("allow-mock-accuracy")));
    }

    void background()
    {
        if (m_element.triggers.isEmpty())
            error(u"trigger",
                  translate("XlsForm", "A place taken in the background needs a trigger: the answer, ${name}, that starts it."));
        if (!m_table.text(m_record, u"bind", u"calculate").isEmpty())
            m_examined.error(
                m_table.at(m_record, u"bind", translate("XlsForm", "A place taken in the background cannot be calculated."), u"calculate"));
    }

    Examination& m_examined;
    const Element& m_element;
    const QuestionType& m_type;
    const Table& m_table;
    const Record& m_record;
};

} // namespace

bool examineParameterNames(Examination& examined, const Element& element, const QStringList& accepted)
{
    QStringList unknown;
    for (const auto& name : element.parameters.keys())
        if (!accepted.contains(name))
            unknown << name;
    if (unknown.isEmpty())
        return true;
    examined.error(examined.survey.at(*element.record, u"parameters",
                                      translate("XlsForm", "This type of question has no parameter %1. It has: %2.")
                                          .arg(unknown.join(QStringLiteral(", ")), accepted.join(QStringLiteral(", ")))));
    return false;
}

void examineQuestion(Examination& examined, const Element& element) { Question(examined, element).run(); }

} // namespace counterpoint::xlsform
