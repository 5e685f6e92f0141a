#include "core/analysis/word_options.h"
#include "core/analysis/format.h"
#include "core/analysis/material.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/text/stemmer.h"
#include "core/text/stop_words.h"
#include <QJsonArray>
#include <QLocale>

namespace counterpoint::word_options {

namespace {

constexpr const char* context = "WordOptions";

/// A language by its own name and its code, which stands alone where the name is not known.
Option language(const char* key, const QString& title, const QString& none, const QStringList& codes)
{
    std::vector<Option::Choice> choices{{QStringLiteral("none"), none}};
    for (const auto& code : codes) {
        const QLocale locale(code);
        const auto name = locale.language() == QLocale::C ? QString() : locale.nativeLanguageName();
        choices.push_back({code, name.isEmpty() ? code : QStringLiteral("%1 (%2)").arg(name, code)});
    }
    return shared::choice(key, title, "none", std::move(choices));
}

QString chosenLanguage(const Input& input, const char* key)
{
    const auto chosen = input.text(key);
    return chosen == QLatin1String("none") ? QString() : chosen;
}

} // namespace

std::vector<Option> material()
{
    auto voices = counterpoint::material::counted();
    voices.standard = QStringLiteral("participants");
    voices.about = translate(context, "Whether the words of interviewers and moderators count");
    return {counterpoint::material::strands(), counterpoint::material::sources(), voices};
}

std::vector<Option> choice()
{
    auto stemming = language("stem", translate(context, "Forms of a word"), translate(context, "each for itself"), Stemmer::languages());
    stemming.about = translate(context, "Language whose forms of a word count as one: en, de, fr …");
    auto stop = language("stop", translate(context, "Leave out stop words"), translate(context, "none"), stopWords::languages());
    stop.about = translate(context, "Language whose stop words are left out: en, de, fr …");
    Option also;
    also.key = QStringLiteral("stop_words");
    also.title = translate(context, "Leave out too");
    also.type = Option::Type::Texts;
    also.standard = QJsonArray();
    also.about = translate(context, "More words to leave out");
    Option letters;
    letters.key = QStringLiteral("least_letters");
    letters.title = translate(context, "Fewest letters");
    letters.type = Option::Type::Number;
    letters.standard = 1;
    letters.least = 1;
    letters.most = 100;
    letters.isWhole = true;
    letters.about = translate(context, "Words with fewer letters are left out");
    return {stemming, stop, also, letters,
            shared::onOff("figures_count", translate(context, "Figures are words"), false, QStringLiteral("--numbers"))};
}

Option groupedBy(bool isNeeded)
{
    Option by;
    by.key = QStringLiteral("by");
    by.title = translate(context, "Groups by");
    by.type = Option::Type::Attribute;
    by.standard = QString();
    by.isNeeded = isNeeded;
    by.about = translate(context, "An attribute of Cases; what each group says is counted");
    return by;
}

Option word(const char* key)
{
    Option word;
    word.key = QLatin1String(key);
    word.title = translate(context, "Word");
    word.type = Option::Type::Text;
    word.standard = QString();
    word.isNeeded = true;
    word.about = translate(context, "What to look for, as a search is typed: whole words; a OR b; manag*");
    return word;
}

Result<WordScope> scopeOf(const Input& input)
{
    const auto scope = counterpoint::material::scopeOf(input);
    if (!scope)
        return fail(scope);
    WordScope words;
    words.sources = scope->sources;
    words.strands = scope->strands;
    words.counted = scope->counted;
    words.stemming = chosenLanguage(input, "stem");
    words.stopWords = chosenLanguage(input, "stop");
    words.alsoStop = input.texts("stop_words");
    words.leastLetters = qsizetype(input.number("least_letters"));
    words.numbers = input.isOn("figures_count");
    if (const auto by = counterpoint::material::chosen(input, "by"); !by.empty())
        words.groupedBy = AttributeId(by.front().id);
    return words;
}

QString queryFor(const Input& input, const QStringList& forms, const QString& group)
{
    const auto counted = input.text("voices") == QLatin1String("participants") ? Counted::Participants : Counted::Everyone;
    QStringList terms{passages_behind::words(forms, counted)};
    if (!group.isEmpty())
        terms << passages_behind::attribute(attributeName(input), group);
    return passages_behind::all(terms + counterpoint::material::terms(input));
}

QString attributeName(const Input& input)
{
    const auto by = counterpoint::material::chosen(input, "by");
    return by.empty() ? QString() : by.front().name;
}

QStringList notes(const Input& input, const WordTable& table)
{
    QStringList notes;
    if (table.leftOut > 0)
        notes << translate(context, "%1 of %2 words are left out: stop words, short ones or figures.")
                     .arg(format::count(double(table.leftOut)), format::count(double(table.words)));
    if (table.inNoGroup > 0)
        notes << translate(context, "%1 words are said by nobody who has a value of “%2”.")
                     .arg(format::count(double(table.inNoGroup)), attributeName(input));
    notes << (input.text("voices") == QLatin1String("participants")
                  ? translate(context, "What interviewers and moderators say is not counted.")
                  : translate(context, "What interviewers and moderators say is counted too."));
    return notes + counterpoint::material::notes(input);
}

} // namespace counterpoint::word_options
