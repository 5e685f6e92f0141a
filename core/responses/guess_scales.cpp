#include "core/responses/guess_scales.h"
#include <QHash>
#include <algorithm>
#include <vector>

namespace counterpoint {

namespace {

// One family a line: steps from least to most between '|', ways to say the same between '='.
constexpr const char* families[] = {
    "strongly disagree=completely disagree=totally disagree=disagree strongly=disagree completely|mostly disagree|disagree|"
    "somewhat disagree=slightly disagree=tend to disagree=rather disagree=disagree somewhat=disagree slightly|"
    "neither agree nor disagree=neither agree or disagree=neutral=undecided=neither=neither/nor=not sure=unsure|"
    "somewhat agree=slightly agree=tend to agree=rather agree=agree somewhat=agree slightly|agree|mostly agree|"
    "strongly agree=completely agree=totally agree=agree strongly=agree completely",
    "never|almost never=hardly ever|very rarely|rarely=seldom|occasionally=once in a while|sometimes|about half the time=half the "
    "time|often=frequently|"
    "very often=very frequently|usually=most of the time=mostly|almost always=nearly always|always|all the time",
    "never|less than once a year|once a year=yearly=annually|less than once a month|once a month=monthly|several times a month|less than "
    "once a week|"
    "once a week=weekly|several times a week|most days|daily=every day=once a day|several times a day",
    "very dissatisfied=extremely dissatisfied=completely dissatisfied|dissatisfied|somewhat dissatisfied=rather dissatisfied|"
    "neither satisfied nor dissatisfied=neutral=neither|somewhat satisfied=rather satisfied|satisfied|very satisfied=extremely "
    "satisfied=completely satisfied",
    "terrible|very poor=very bad|poor=bad|fair=average=acceptable=neutral|satisfactory|good|very good|excellent|outstanding",
    "not at all important=not important at all|not important=unimportant|slightly important=of little importance|neutral|"
    "somewhat important=moderately important|important|very important|extremely important|essential",
    "very unlikely=extremely unlikely|unlikely|somewhat unlikely|neither likely nor unlikely=neutral|somewhat likely|likely|very "
    "likely=extremely likely",
    "not at all=none|hardly|slightly=a little=a little bit=to a small extent|somewhat=moderately=to some extent|quite=quite a bit=quite a "
    "lot|"
    "a lot=very much=to a great extent|extremely=completely",
    "very low|low|rather low|medium=moderate|rather high|high|very high",
    "very difficult|difficult|neutral|easy|very easy",
    "stimme überhaupt nicht zu=stimme gar nicht zu=lehne stark ab|stimme nicht zu=lehne ab|stimme eher nicht zu=lehne eher ab|"
    "teils/teils=teils teils=teils-teils=weder noch=weder/noch=neutral=unentschieden|stimme teilweise zu|stimme eher zu|stimme zu|"
    "stimme voll zu=stimme voll und ganz zu=stimme stark zu=stimme völlig zu",
    "trifft überhaupt nicht zu=trifft gar nicht zu|trifft nicht zu|trifft eher nicht zu=trifft wenig zu|"
    "teils/teils=teils teils=teils-teils=weder noch=weder/noch=neutral|trifft teilweise zu|trifft eher zu|trifft zu=trifft ziemlich zu|"
    "trifft voll zu=trifft voll und ganz zu=trifft völlig zu",
    "nie=niemals|fast nie|sehr selten|selten|gelegentlich=hin und wieder|manchmal=ab und zu|oft=häufig|sehr oft=sehr häufig|meistens|fast "
    "immer|immer",
    "nie|seltener|jährlich|monatlich|mehrmals im monat|wöchentlich|mehrmals pro woche=mehrmals wöchentlich|täglich|mehrmals täglich",
    "sehr unzufrieden|unzufrieden=eher unzufrieden|teils/teils=weder noch=neutral|eher zufrieden|zufrieden|sehr zufrieden",
    "sehr schlecht|schlecht|eher schlecht|mittelmäßig=teils/teils=neutral|eher gut|gut|sehr gut",
    "überhaupt nicht wichtig=gar nicht wichtig|unwichtig=nicht wichtig|eher unwichtig|teils/teils=neutral|eher wichtig|wichtig|sehr "
    "wichtig",
    "überhaupt nicht=gar nicht|kaum=ein wenig=wenig|etwas=teilweise|ziemlich|stark=sehr|sehr stark=völlig",
    "sehr niedrig|niedrig|mittel|hoch|sehr hoch",
};

using Ranks = QHash<QString, int>;

std::vector<Ranks> allRanks()
{
    std::vector<Ranks> all;
    for (const auto* family : families) {
        Ranks ranks;
        int step = 0;
        for (const auto& same : QString::fromUtf8(family).split('|')) {
            for (const auto& way : same.split('='))
                ranks.insert(way, step);
            ++step;
        }
        all.push_back(ranks);
    }
    return all;
}

QString keyOf(const QString& answer)
{
    auto key = answer.simplified().toCaseFolded();
    while (key.endsWith('.'))
        key.chop(1);
    return key;
}

} // namespace

QStringList inScaleOrder(const QStringList& answers)
{
    static const auto all = allRanks();
    if (answers.size() < 2)
        return {};
    for (const auto& ranks : all) {
        const bool belong =
            std::all_of(answers.begin(), answers.end(), [&](const QString& answer) { return ranks.contains(keyOf(answer)); });
        if (!belong)
            continue;
        auto ordered = answers;
        std::stable_sort(ordered.begin(), ordered.end(),
                         [&](const QString& a, const QString& b) { return ranks[keyOf(a)] < ranks[keyOf(b)]; });
        if (ranks[keyOf(ordered.front())] < ranks[keyOf(ordered.back())])
            return ordered;
    }
    return {};
}

QStringList inYesNoOrder(const QStringList& answers)
{
    static const QStringList yes{"yes", "y", "true", "ja", "oui", "sí", "si", "wahr", "vrai"};
    static const QStringList no{"no", "n", "false", "nein", "non", "falsch", "faux"};
    if (answers.isEmpty() || answers.size() > 2)
        return {};
    auto ordered = answers;
    if (no.contains(keyOf(ordered.front())))
        std::reverse(ordered.begin(), ordered.end());
    const bool one = ordered.size() == 1 && (yes.contains(keyOf(ordered[0])) || no.contains(keyOf(ordered[0])));
    const bool both = ordered.size() == 2 && yes.contains(keyOf(ordered[0])) && no.contains(keyOf(ordered[1]));
    return one || both ? ordered : QStringList();
}

} // namespace counterpoint
