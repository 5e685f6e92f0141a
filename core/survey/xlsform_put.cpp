#include "core/responses/variable.h"
#include "core/survey/extras_json.h"
#include "core/survey/xlsform_item.h"
#include "core/survey/xlsform_types.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint::xlsform_item {

namespace {

using Kind = xlsform::QuestionType::Kind;
using xlsform_row::put;

const QString yes = QStringLiteral("yes");

void putOwn(Row& row, const char* name, const QString& text) { put(row, QStringLiteral("counterpoint::") + QLatin1String(name), text); }

void putRequired(Row& row, const SurveyItem& item)
{
    if (item.required == Required::Yes) {
        put(row, QStringLiteral("bind::required"), item.requiredWhen.isEmpty() ? yes : item.requiredWhen);
    } else {
        putOwn(row, "required", toText(item.required));
        putOwn(row, "required_when", item.requiredWhen);
    }
}

/// Whether the converter of XLSForm lets a parameter stand in a row of this type.
bool isAccepted(const xlsform::QuestionType& type, const QString& name, const QString& value)
{
    static const QRegularExpression word(QStringLiteral("\\A[^\\s=,;]+\\z"));
    const bool isColumn = name == QLatin1String("label") || name == QLatin1String("value");
    if (!word.match(name).hasMatch() || !word.match(value).hasMatch() || name != name.toLower() || (!isColumn && value != value.toLower()))
        return false;
    static const QStringList ofRange{QStringLiteral("end"),  QStringLiteral("placeholder"),   QStringLiteral("start"),
                                     QStringLiteral("step"), QStringLiteral("tick_interval"), QStringLiteral("tick_labelset")};
    if (type.kind == Kind::Range)
        return ofRange.contains(name);
    if (type.kind == Kind::Text && type.plain == QLatin1String("text"))
        return name == QLatin1String("rows");
    if (type.isSelect() || type.kind == Kind::SelectOneExternal)
        return type.fromFile && isColumn;
    return true;
}

void putParameters(Row& row, const SurveyItem& item, const xlsform::QuestionType& type)
{
    static const QRegularExpression seed(QStringLiteral("\\A(?:-?\\d+(?:\\.\\d+)?|\\$\\{[^A-Z\\s{}]+\\})\\z"));
    QStringList pairs;
    Extras own;
    for (const auto& [name, value] : item.parameters) {
        if (isAccepted(type, name, value))
            pairs << name + u'=' + value;
        else
            own[name] = value;
    }
    const bool isSelect = type.isSelect();
    if (isSelect && item.isRandom)
        pairs << QStringLiteral("randomize=true");
    else if (item.isRandom)
        putOwn(row, "random", yes);
    if (isSelect && item.isRandom && seed.match(item.seed).hasMatch())
        pairs << QStringLiteral("seed=") + item.seed;
    else
        putOwn(row, "seed", item.seed);
    put(row, QStringLiteral("parameters"), pairs.join(u' '));
    if (!own.empty())
        putOwn(row, "parameters", extras_json::compact(extras_json::toJson(own)));
}

/// What the row alone would be read as; where the item is something else, a column of our own says so.
void putType(Row& row, const SurveyItem& item, const xlsform::QuestionType& type, const QString& written)
{
    if (item.type == ItemType::Other)
        return;
    auto read = item;
    read.extra.clear();
    read.appearance = row.contains(QStringLiteral("control::appearance")) ? row[QStringLiteral("control::appearance")] : QString();
    setTypeFromForm(read, type, written);
    const bool isTable = item.type == ItemType::Grid && isTableList(item);
    if (isTable || (read.type == item.type && read.appearance == item.appearance))
        return;
    putOwn(row, "type", toText(item.type));
    putOwn(row, "appearance", item.appearance);
    if (item.type == ItemType::Grid)
        putOwn(row, "choices", item.choices);
}

/// The type as the form had it, where that still says what the item is; else the usual one.
QString typeWord(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent)
{
    auto usual = typeForForm(questionnaire, item, parent);
    const auto kept = item.extra.find(writtenBefore + QStringLiteral("type"));
    if (kept == item.extra.end())
        return usual;
    const auto ours = xlsform::questionType(usual);
    const auto theirs = xlsform::questionType(kept->second);
    auto read = item;
    read.extra.clear();
    read.appearance = appearanceForForm(item);
    setTypeFromForm(read, theirs, kept->second);
    const bool isSameList =
        !ours.isSelect() || (ours.list == theirs.list && ours.orOther == theirs.orOther && ours.fromFile == theirs.fromFile);
    return read.type == item.type && read.appearance == item.appearance && isSameList ? kept->second : usual;
}

/// The words that the form had, where the row with them would be read as the same item.
void putWords(Row& row, const SurveyItem& item)
{
    const auto readAgain = [&](Row copy) {
        const auto word = copy[QStringLiteral("type")];
        auto read = takeItem(copy, xlsform::questionType(word), word, {});
        read.extra.clear();
        read.texts.clear();
        read.name.clear();
        return read;
    };
    const auto usual = readAgain(row);
    for (const auto& [column, text] : item.extra) {
        if (!column.startsWith(writtenBefore))
            continue;
        auto theirs = row;
        theirs[column.mid(writtenBefore.size())] = text;
        const auto read = readAgain(theirs);
        if (read == usual)
            row = std::move(theirs);
    }
}

} // namespace

Row rowOf(const Questionnaire& questionnaire, const SurveyItem& item, const SurveyItem* parent, const QString& name)
{
    Row row;
    for (const auto& [column, text] : item.extra)
        if (!column.startsWith(endBefore) && !column.startsWith(writtenBefore))
            put(row, column, text);
    if (item.type == ItemType::Other && item.formType.isEmpty())
        return row; // kept as it came
    const auto written = typeWord(questionnaire, item, parent);
    const auto type = xlsform::questionType(written);
    row[QStringLiteral("type")] = written;
    put(row, QStringLiteral("name"), name);
    if (item.name.isEmpty() && !name.isEmpty())
        putOwn(row, "unnamed", yes);
    xlsform_row::putTexts(row, item.texts, QStringLiteral("counterpoint::text::"));
    putRequired(row, item);
    put(row, QStringLiteral("bind::readonly"), item.readOnly);
    putParameters(row, item, type);
    put(row, QStringLiteral("bind::relevant"), item.relevant);
    put(row, QStringLiteral("bind::constraint"), item.constraint);
    put(row, QStringLiteral("bind::calculate"), item.calculation);
    put(row, QStringLiteral("default"), item.defaultValue);
    put(row, QStringLiteral("choice_filter"), item.choiceFilter);
    put(row, QStringLiteral("control::jr:count"), item.repeatCount);
    put(row, QStringLiteral("trigger"), item.trigger);
    put(row, QStringLiteral("control::appearance"), appearanceForForm(item));
    putOwn(row, "uuid", item.uuid);
    putOwn(row, "missing", item.missingChoices);
    putOwn(row, "other_name", item.otherName);
    putOwn(row, "scale", item.scale);
    putOwn(row, "reversed", item.isReversed ? yes : QString());
    if (item.level)
        putOwn(row, "level", toText(*item.level));
    putType(row, item, type, written);
    putWords(row, item);
    return row;
}

void keepWords(SurveyItem& item, const Questionnaire& questionnaire, const Row& written)
{
    const auto ours = rowOf(questionnaire, item, nullptr, item.name);
    for (const auto* column : {"type", "parameters", "control::appearance", "bind::required", "bind::readonly"}) {
        const auto name = QLatin1String(column);
        const auto theirs = written.find(name);
        const auto own = ours.find(name);
        if (theirs != written.end() && (own == ours.end() || own->second != theirs->second))
            item.extra[writtenBefore + name] = theirs->second;
    }
}

Row endOf(const SurveyItem& group, const QString& begun)
{
    Row row;
    for (const auto& [column, text] : group.extra)
        if (column.startsWith(endBefore))
            put(row, column.mid(endBefore.size()), text);
    const auto container = xlsform::questionType(begun).container;
    const auto theirs = row.find(QStringLiteral("type"));
    if (theirs == row.end() || xlsform::questionType(theirs->second).container != container)
        row[QStringLiteral("type")] = QStringLiteral("end_") + xlsform::nameOf(container);
    return row;
}

Row rowOf(const QString& list, const SurveyChoice& choice)
{
    auto row = choice.extra;
    row[QStringLiteral("list name")] = list;
    put(row, QStringLiteral("name"), choice.code);
    xlsform_row::putTexts(row, choice.texts, QStringLiteral("counterpoint text::"));
    put(row, QStringLiteral("counterpoint_role"), toText(choice.role));
    put(row, QStringLiteral("counterpoint_fixed"), choice.isFixed ? yes : QString());
    return row;
}

void putSettings(Row& row, const Questionnaire& questionnaire)
{
    auto texts = questionnaire.texts;
    const auto title = textIn(texts, role::title, questionnaire.defaultLanguage);
    setText(texts, role::title, questionnaire.defaultLanguage, {});
    for (const auto& [role, text] : texts)
        for (const auto& [language, words] : text)
            put(row,
                QStringLiteral("counterpoint::text::%1").arg(role) + (language.isEmpty() ? QString() : QStringLiteral("::") + language),
                words);
    put(row, QStringLiteral("title"), title.isEmpty() ? questionnaire.name : title);
    if (title.isEmpty())
        putOwn(row, "untitled", yes);
    else if (title != questionnaire.name)
        putOwn(row, "name", questionnaire.name);
    put(row, QStringLiteral("id_string"), questionnaire.formId);
    if (questionnaire.seed != 0)
        putOwn(row, "seed", QString::number(questionnaire.seed));
    Extras languages;
    for (const auto& language : questionnaire.languages)
        if (const auto usual = surveyLanguageFrom(language.name); !(usual == language))
            languages[language.name] = language.code + (language.isRightToLeft ? QStringLiteral(" rtl") : QStringLiteral(" ltr"));
    if (!languages.empty())
        putOwn(row, "languages", extras_json::compact(extras_json::toJson(languages)));
    QJsonObject scales;
    for (const auto& scale : questionnaire.scales)
        scales[scale.name] = QJsonObject{{"label", scale.label}, {"sum", scale.isSum}, {"least_valid", scale.leastValid}};
    if (!scales.isEmpty())
        putOwn(row, "scales", extras_json::compact(scales));
}

} // namespace counterpoint::xlsform_item
