#include "core/transcript/recognition_choice.h"
#include "core/transcript/recognition_words.h"
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace counterpoint::recognition {

namespace {

struct KeyCensus {
    int count = 0;
    int withWords = 0;
    Shape shape = Shape::Bad;
    bool recurs = false; ///< as the label of somebody who speaks more than once
};

/// Weighs the candidates of one form.
class Jury {
public:
    Jury(const QString& text, std::vector<const Candidate*> candidates, const RecognitionOptions& options, bool lowerCaseToo);
    std::vector<Label> verdict();

private:
    QString merged(const QString& key) const;
    QString valueOf(const Candidate& candidate) const;
    bool hasWords(std::size_t index) const;
    Shape shapeFor(const Candidate& candidate) const;
    void leaveOutHeader();
    bool isHeaderLine(const Candidate& candidate, bool& certain) const;
    void takeCensus();
    bool mayRecur(const QString& key, const KeyCensus& census) const;
    bool recurs(const QString& key) const { return m_census.value(key).recurs; }
    bool fitsOnce(const Candidate& candidate) const;
    void learnHabits();
    bool fewButClear() const;
    bool convincing(const QSet<QString>& recurring, std::size_t labels, qsizetype speakers) const;
    double shareOfLines(std::size_t labels) const;

    const QString& m_text;
    std::vector<const Candidate*> m_candidates;
    bool m_lowerCaseToo;
    QHash<QString, QString> m_merges;
    QSet<QString> m_named;
    QHash<QString, KeyCensus> m_census;
    bool m_afterBlank = false; ///< recurring labels stand behind an empty line
    bool m_capitals = false; ///< recurring labels are in capitals
    bool m_singleWords = false; ///< most recurring labels are of one word
};

bool isCapitals(const QString& label) { return label.toUpper() == label && label.toLower() != label; }
bool hasDigit(const QString& label)
{
    return std::any_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
}

Jury::Jury(const QString& text, std::vector<const Candidate*> candidates, const RecognitionOptions& options, bool lowerCaseToo)
    : m_text(text)
    , m_candidates(std::move(candidates))
    , m_lowerCaseToo(lowerCaseToo)
{
    for (auto it = options.merged.begin(); it != options.merged.end(); ++it)
        m_merges.insert(keyOf(it.key()), keyOf(it.value()));
    for (const auto& label : options.named)
        m_named.insert(keyOf(label));
    QSet<QString> ignored;
    for (const auto& label : options.ignored)
        ignored.insert(keyOf(label));
    std::erase_if(m_candidates, [&](const Candidate* c) { return ignored.contains(c->key); });
}

QString Jury::merged(const QString& key) const { return m_merges.value(key, key); }

QString Jury::valueOf(const Candidate& candidate) const
{
    return m_text.sliced(candidate.contentStart, std::max<qsizetype>(candidate.lineEnd - candidate.contentStart, 0)).trimmed();
}

/// Whether anything is said behind the label, on its line or below it.
bool Jury::hasWords(std::size_t index) const
{
    const auto& candidate = *m_candidates[index];
    const auto end = index + 1 < m_candidates.size() ? m_candidates[index + 1]->start : m_text.size();
    return !QStringView(m_text).sliced(candidate.contentStart, std::max<qsizetype>(end - candidate.contentStart, 0)).trimmed().isEmpty();
}

Shape Jury::shapeFor(const Candidate& candidate) const
{
    const auto shape = shapeOf(candidate.label);
    if (shape != Shape::Bad || !m_lowerCaseToo || candidate.label.contains(' '))
        return shape;
    return shapeOf(candidate.label.at(0).toUpper() + candidate.label.mid(1));
}

bool Jury::isHeaderLine(const Candidate& candidate, bool& certain) const
{
    const auto value = valueOf(candidate);
    static const QRegularExpression sentenceEnd(QStringLiteral("[.?!…。？！][\"”’)]*$"));
    const bool isShort = value.size() <= 60 && !sentenceEnd.match(value).hasMatch();
    if (isHeaderKey(candidate.key) && (isShort || m_census.value(candidate.key).count == 1))
        return certain = true;
    if (m_census.value(candidate.key).count == 1)
        return isShort && !value.isEmpty();
    const bool namesSomebody = shapeOf(value) == Shape::Name && value.contains(' ');
    return roleOf(candidate.key) != SpeakerRole::Unknown && namesSomebody;
}

// A transcript may begin with "Date: …", "Place: …", "Interviewer: Yasmine Hassan".
void Jury::leaveOutHeader()
{
    bool certain = false;
    const auto end = std::find_if(m_candidates.begin(), m_candidates.end(),
                                  [&](const Candidate* c) { return m_named.contains(c->key) || !isHeaderLine(*c, certain); });
    if (certain)
        m_candidates.erase(m_candidates.begin(), end);
}

void Jury::takeCensus()
{
    m_census.clear();
    QHash<QString, Shape> shapes; // a label is met again in every turn of its speaker
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const auto& candidate = *m_candidates[i];
        auto shape = shapes.constFind(candidate.label);
        if (shape == shapes.constEnd())
            shape = shapes.insert(candidate.label, shapeFor(candidate));
        auto& census = m_census[candidate.key];
        ++census.count;
        census.withWords += hasWords(i) ? 1 : 0;
        census.shape = std::max(census.shape, *shape);
    }
    for (auto item = m_census.begin(); item != m_census.end(); ++item)
        item->recurs = mayRecur(item.key(), *item);
}

bool Jury::mayRecur(const QString& key, const KeyCensus& census) const
{
    static const QSet<QString> alsoSpeakers{"speaker", "prof", "prof.", "professor", "supervisor", "subject"};
    if (m_named.contains(key))
        return true;
    if (census.count < (m_lowerCaseToo ? 3 : 2) || census.withWords == 0 || census.shape == Shape::Bad)
        return false;
    if (key == QLatin1String("question") || key == QLatin1String("answer"))
        return m_census.value("question").count > 1 && m_census.value("answer").count > 1;
    if (isNoSpeaker(key) || (isHeaderKey(key) && roleOf(key) == SpeakerRole::Unknown && !alsoSpeakers.contains(key)))
        return false;
    return !readsAsSentence(key) && !isStageDirection(key);
}

void Jury::learnHabits()
{
    int all = 0;
    int afterBlank = 0;
    int capitals = 0;
    QSet<QString> keys;
    for (const auto* candidate : m_candidates)
        if (recurs(candidate->key)) {
            ++all;
            afterBlank += candidate->afterBlank ? 1 : 0;
            capitals += isCapitals(candidate->label) ? 1 : 0;
            keys.insert(candidate->key);
        }
    const auto single = std::count_if(keys.begin(), keys.end(), [](const QString& key) { return !key.contains(' '); });
    m_afterBlank = all > 0 && afterBlank * 10 >= all * 8;
    m_capitals = all > 0 && capitals == all;
    m_singleWords = single * 2 > keys.size();
}

/// A label met once is a speaker only if it looks like a name and is written as the others are.
bool Jury::fitsOnce(const Candidate& candidate) const
{
    const auto& key = candidate.key;
    const bool hasRole = roleOf(key) != SpeakerRole::Unknown;
    const auto shape = m_census.value(key).shape;
    const bool nameLike = shape == Shape::Name || (shape == Shape::Loose && (hasRole || candidate.form == SpeakerForm::NameAndTime));
    if (!nameLike || isNoSpeaker(key) || (isHeaderKey(key) && !hasRole) || isStageDirection(key) || readsAsSentence(key))
        return false;
    if ((m_afterBlank && !candidate.afterBlank) || (m_capitals && !isCapitals(candidate.label)))
        return false;
    if (key.contains(' ') || hasDigit(key) || hasRole)
        return true;
    return m_singleWords && candidate.form != SpeakerForm::Bracket;
}

double Jury::shareOfLines(std::size_t labels) const
{
    qsizetype lines = 0;
    for (const auto line : QStringView(m_text).split(u'\n'))
        lines += line.trimmed().isEmpty() ? 0 : 1;
    return lines ? double(labels) / double(lines) : 0;
}

/// Two or three lines, each with a speaker of its own who says a sentence.
bool Jury::fewButClear() const
{
    static const QRegularExpression sentenceEnd(QStringLiteral("[.?!…。？！؟][\"”’)]*$"));
    if (m_candidates.size() < 2 || m_candidates.size() > 3 || shareOfLines(m_candidates.size()) < 0.8)
        return false;
    return std::all_of(m_candidates.begin(), m_candidates.end(),
                       [&](const Candidate* c) { return fitsOnce(*c) && sentenceEnd.match(valueOf(*c)).hasMatch(); });
}

bool Jury::convincing(const QSet<QString>& recurring, std::size_t labels, qsizetype speakers) const
{
    if (!m_named.isEmpty() && !recurring.isEmpty())
        return true;
    if (m_lowerCaseToo && shareOfLines(labels) < 0.5)
        return false;
    if (recurring.size() >= 2)
        return true;
    return recurring.size() == 1 && ((speakers >= 2 && labels >= 3) || (labels >= 3 && shareOfLines(labels) >= 0.25));
}

std::vector<Label> Jury::verdict()
{
    takeCensus();
    leaveOutHeader();
    takeCensus();
    learnHabits();
    const bool few = fewButClear();
    std::vector<Label> labels;
    QSet<QString> recurring;
    QSet<QString> speakers;
    std::size_t spoken = 0;
    for (const auto* candidate : m_candidates) {
        const auto& key = candidate->key;
        const auto census = m_census.value(key);
        const bool again = recurs(key);
        if (again || (census.withWords > 0 && fitsOnce(*candidate))) {
            labels.push_back({candidate, merged(key)});
            speakers.insert(merged(key));
            ++spoken;
            if (again)
                recurring.insert(key);
        } else if (census.withWords == 0 && census.shape != Shape::Bad && candidate->form == SpeakerForm::Colon)
            labels.push_back({candidate, QString()});
    }
    return few || convincing(recurring, spoken, speakers.size()) ? labels : std::vector<Label>();
}

} // namespace

Choice chooseLabels(const QString& text, const std::vector<Candidate>& candidates, const RecognitionOptions& options)
{
    Choice best;
    if (!options.speakers)
        return best;
    for (const bool lowerCaseToo : {false, true})
        for (const auto form :
             {SpeakerForm::Colon, SpeakerForm::Bracket, SpeakerForm::Tab, SpeakerForm::NameAndTime, SpeakerForm::QuestionAnswer}) {
            if (!best.labels.empty() && lowerCaseToo)
                return best;
            if (options.form && *options.form != form)
                continue;
            std::vector<const Candidate*> ofForm;
            for (const auto& candidate : candidates)
                if (candidate.form == form)
                    ofForm.push_back(&candidate);
            auto labels = Jury(text, std::move(ofForm), options, lowerCaseToo).verdict();
            if (labels.size() > best.labels.size())
                best = {form, std::move(labels)};
        }
    return best;
}

} // namespace counterpoint::recognition
