#include "core/words/word_counts.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/text/stemmer.h"
#include "core/text/stop_words.h"
#include "core/text/text_index.h"
#include "core/text/words.h"
#include "core/transcript/turns.h"
#include "core/transcript/voices.h"
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace counterpoint::words {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(QStringView text) const { return qHash(text); }
};
struct Same {
    using is_transparent = void;
    bool operator()(QStringView a, QStringView b) const { return a == b; }
};
template <class Value>
using ByText = std::unordered_map<QString, Value, Hash, Same>;

constexpr std::size_t nobody = std::size_t(-1);

bool isFigure(QStringView word)
{
    return std::none_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
}

/// What becomes of each form that is met: decided once, looked up ever after.
class Vocabulary {
public:
    explicit Vocabulary(const WordScope& scope)
        : m_scope(scope)
        , m_stop(stopWords::of(scope.stopWords))
        , m_stemmer(scope.stemming)
    {
        for (const auto& word : scope.alsoStop)
            m_stop.insert(folded(word.trimmed()));
    }

    struct Form {
        QString text;
        std::size_t word = nobody; ///< nobody: left out
        qint64 count = 0;
        qint64 counting = 0; ///< of the voice that is being counted
    };

    /// The form that `word`, in any letters, has; it stays where it is.
    Form& formOf(QStringView word)
    {
        m_buffer.resize(word.size());
        std::transform(word.begin(), word.end(), m_buffer.begin(),
                       [](QChar c) { return c == QChar(0x2019) ? QChar(u'\'') : c.toCaseFolded(); });
        if (const auto known = m_forms.find(QStringView(m_buffer)); known != m_forms.end())
            return known->second;
        auto& added = m_forms[m_buffer];
        added.text = m_buffer;
        added.word = wordOf(added.text);
        return added;
    }
    const ByText<Form>& forms() const { return m_forms; }

private:
    static QString folded(const QString& text) { return text.toCaseFolded().replace(QChar(0x2019), QChar(u'\'')); }

    /// The word that a form belongs to, which loses an article that is written with it: l'enfant, dell'arte.
    std::size_t wordOf(QString& form)
    {
        const auto whole = form;
        if (const auto mark = form.indexOf(u'\''); mark > 0 && mark + 1 < form.size() && m_stop.contains(form.first(mark + 1)))
            form.remove(0, mark + 1);
        if (m_stop.contains(whole) || m_stop.contains(form) || (!m_scope.numbers && isFigure(form)) || form.size() < m_scope.leastLetters)
            return nobody;
        return m_words.emplace(m_stemmer.isValid() ? m_stemmer.stem(form) : form, m_words.size()).first->second;
    }

    const WordScope& m_scope;
    QSet<QString> m_stop;
    Stemmer m_stemmer;
    QString m_buffer;
    ByText<Form> m_forms;
    ByText<std::size_t> m_words;
};

/// Which group each Case is in, and what the groups are.
struct Groups {
    std::vector<WordGroup> all;
    std::unordered_map<CaseId, std::size_t> ofCase;
};

Groups groupsBy(const Read& db, AttributeId attribute)
{
    Groups groups;
    if (!attribute.isValid())
        return groups;
    std::map<QString, std::vector<CaseId>> byValue;
    for (const auto& person : cases::all(db))
        if (const auto value = person.value(attribute); !value.isEmpty())
            byValue[value].push_back(person.id);
    for (const auto& [value, members] : byValue) {
        for (const auto member : members)
            groups.ofCase[member] = groups.all.size();
        groups.all.push_back({value, 0, 0});
    }
    return groups;
}

/// One stretch of a text that one voice says.
struct Stretch {
    qsizetype from = 0; ///< UTF-16
    qsizetype to = 0;
    CaseId person;
};

class Counting {
public:
    Counting(const Read& db, const WordScope& scope)
        : m_db(db)
        , m_asking(db, scope.counted)
        , m_vocabulary(scope)
        , m_groups(groupsBy(db, scope.groupedBy))
    {
    }

    void take(SourceId source)
    {
        const auto text = sources::text(m_db, source);
        ++m_sources;
        auto stretches = stretchesOf(source, text);
        std::stable_sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.person < b.person; });
        for (auto stretch = stretches.begin(); stretch != stretches.end();) {
            const auto person = stretch->person;
            for (; stretch != stretches.end() && stretch->person == person; ++stretch) {
                const auto said = QStringView(text).sliced(stretch->from, stretch->to - stretch->from);
                for (const auto& place : wordsIn(said))
                    takeWord(said.sliced(place.start, place.length));
            }
            countSaid(person);
        }
    }

    WordTable table() const
    {
        WordTable table;
        table.words = m_all;
        table.leftOut = m_leftOut;
        table.inNoGroup = m_inNoGroup;
        table.groups = m_groups.all;
        for (const auto& [person, said] : m_said) {
            if (const auto group = m_groups.ofCase.find(person); group != m_groups.ofCase.end() && said.words > 0)
                ++table.groups[group->second].cases;
        }
        table.counted.resize(m_words.size());
        std::vector<std::map<QString, qint64>> forms(m_words.size());
        for (const auto& [written, form] : m_vocabulary.forms())
            if (form.word != nobody && form.count > 0)
                forms[form.word][form.text] += form.count;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            auto& word = table.counted[i];
            word.count = m_words[i].count;
            word.sources = m_words[i].sources;
            word.byGroup = m_words[i].byGroup;
            std::vector<std::pair<qint64, QString>> ordered;
            for (const auto& [text, count] : forms[i])
                ordered.emplace_back(-count, text);
            std::sort(ordered.begin(), ordered.end());
            for (const auto& [count, text] : ordered)
                word.forms << text;
            word.word = word.forms.value(0);
        }
        for (const auto& [person, said] : m_said)
            if (person.isValid())
                for (const auto word : said.different)
                    ++table.counted[word].cases;
        std::sort(table.counted.begin(), table.counted.end(),
                  [](const CountedWord& a, const CountedWord& b) { return a.count != b.count ? a.count > b.count : a.word < b.word; });
        return table;
    }

private:
    struct Word {
        qint64 count = 0;
        qint64 sources = 0;
        qint64 lastSource = 0; ///< in which it was found
        std::vector<qint64> byGroup;
    };
    struct Said {
        qint64 words = 0;
        std::unordered_set<std::size_t> different;
    };

    std::vector<Stretch> stretchesOf(SourceId source, const QString& text) const
    {
        const auto turns = turns::startsOf(m_db, source);
        const TextIndex index(text);
        const Voices voices(m_db, source, turns);
        std::vector<Stretch> stretches;
        const auto add = [&](qsizetype from, qsizetype to, CaseId person) {
            if (to > from)
                stretches.push_back({index.toUtf16(from), index.toUtf16(to), person});
        };
        add(0, turns.empty() ? index.codePoints() : turns.front().span.start, {});
        for (std::size_t i = 0; i < turns.size(); ++i) {
            if (m_asking.leaveOut(source, turns[i].span.start))
                continue;
            const auto end = i + 1 < turns.size() ? turns[i + 1].span.start : index.codePoints();
            add(turns[i].contentStart, end, voices.at(turns[i].span.start).linkedCase);
        }
        return stretches;
    }

    void takeWord(QStringView found)
    {
        auto& form = m_vocabulary.formOf(found);
        if (form.counting++ == 0)
            m_counting.push_back(&form);
    }

    /// What one voice said in a source goes into the counts: each form once, however often it was said.
    void countSaid(CaseId person)
    {
        const auto known = m_groups.ofCase.find(person);
        const auto group = known == m_groups.ofCase.end() ? nobody : known->second;
        auto& said = m_said[person];
        for (auto* form : std::exchange(m_counting, {})) {
            const auto count = std::exchange(form->counting, 0);
            m_all += count;
            said.words += count;
            if (group != nobody)
                m_groups.all[group].words += count;
            else if (!m_groups.all.empty())
                m_inNoGroup += count;
            if (form->word == nobody) {
                m_leftOut += count;
                continue;
            }
            form->count += count;
            if (form->word >= m_words.size())
                m_words.resize(form->word + 1, Word{0, 0, 0, std::vector<qint64>(m_groups.all.size())});
            auto& word = m_words[form->word];
            word.count += count;
            word.sources += std::exchange(word.lastSource, m_sources) == m_sources ? 0 : 1;
            if (group != nobody)
                word.byGroup[group] += count;
            if (person.isValid())
                said.different.insert(form->word);
        }
    }

    const Read& m_db;
    AskingTurns m_asking;
    Vocabulary m_vocabulary;
    Groups m_groups;
    std::vector<Word> m_words;
    std::unordered_map<CaseId, Said> m_said;
    std::vector<Vocabulary::Form*> m_counting; ///< said by the voice that is being counted
    qint64 m_sources = 0; ///< read so far
    qint64 m_all = 0;
    qint64 m_leftOut = 0;
    qint64 m_inNoGroup = 0;
};

Result<> checkLanguage(const QString& language, const QStringList& known, const QString& sentence)
{
    if (language.isEmpty() || known.contains(language))
        return {};
    return fail(Error::Kind::Invalid, sentence.arg(language, known.join(QStringLiteral(", "))));
}

} // namespace

Result<WordTable> count(const Read& db, const WordScope& scope, const Progress& progress)
{
    const auto known =
        checkLanguage(scope.stemming, Stemmer::languages(),
                      translate("Words", "Forms of a word cannot be taken together in the language “%1”. The languages are %2."))
            .and_then([&] {
                return checkLanguage(scope.stopWords, stopWords::languages(),
                                     translate("Words", "There are no stop words for the language “%1”. The languages are %2."));
            });
    if (!known)
        return fail(known);
    const std::unordered_set<SourceId> wanted(scope.sources.begin(), scope.sources.end());
    std::vector<SourceId> read;
    for (const auto& source : sources::uncounted(db))
        if ((wanted.empty() || wanted.count(source.id) > 0)
            && (scope.strands.empty() || std::find(scope.strands.begin(), scope.strands.end(), source.strand) != scope.strands.end()))
            read.push_back(source.id);
    Counting counting(db, scope);
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (!progress.at(qint64(i), qint64(read.size())))
            return fail(Error::Kind::Cancelled, translate("Words", "Counting words was stopped."));
        counting.take(read[i]);
    }
    return counting.table();
}

} // namespace counterpoint::words
