#include "ui/analysis/shown_analysis.h"
#include "core/coding/coders.h"
#include "core/project/project.h"
#include "ui/analysis/analysis_words.h"
#include "ui/support/session.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("AnalyseWorkspace", text); }

} // namespace

QString whatIsMissing(const Analysis& analysis)
{
    QStringList missing;
    bool isTyped = false;
    const auto& kind = kindOf(analysis);
    if (kind.needsDataset && !analysis.dataset.isValid())
        return tr("This kind is about the answers to a survey, and there are none yet: import them in the Data workspace.");
    for (const auto& role : kind.roles)
        if (analysis.in(role.key).size() < role.least)
            missing << role.title;
    for (const auto& option : kind.options)
        if (option.isNeeded && optionOf(analysis, option.key).toString().isEmpty()) {
            missing << option.title;
            isTyped = option.type == Option::Type::Text;
        }
    if (isTyped && missing.size() == 1)
        return tr("Type at the right, beside “%1”, what to look for: the table and its figure are here at once.").arg(missing.front());
    return missing.size() == 1
        ? tr("Choose at the right what stands as “%1”: the table and its figure are here at once.").arg(missing.front())
        : tr("Choose variables at the right: %1.").arg(missing.join(QStringLiteral(", ")));
}

bool isFiltered(const Analysis& analysis)
{
    return !analysis.filter.empty() || analysis.savedFilter.isValid() || !analysis.where.isEmpty();
}

QString nameFor(const Read& db, const Analysis& before, const Analysis& wanted)
{
    if (before.name != analyses::defaultName(db, before) || before.name != wanted.name)
        return wanted.name;
    const auto plain = analyses::defaultName(db, wanted);
    auto name = plain;
    const auto all = analyses::all(db);
    const auto isTaken = [&] {
        return std::any_of(all.begin(), all.end(), [&](const Analysis& other) { return other.id != wanted.id && other.name == name; });
    };
    for (int number = 2; isTaken(); ++number)
        name = QStringLiteral("%1 (%2)").arg(plain).arg(number);
    return name;
}

bool hasCodes(const Session& session)
{
    return session.project()
        .read([](const Read& db) {
            auto query = db.prepare("SELECT EXISTS(SELECT 1 FROM code)");
            return query.step() && query.integer(0) != 0;
        })
        .value_or(false);
}

const AnalysisKind& firstQualitative()
{
    const auto& all = analysisKinds();
    return *std::find_if(all.begin(), all.end(), [](const AnalysisKind& kind) { return kind.isQualitative; });
}

Analysis asSeen(const Session& session, const Analysis& analysis)
{
    auto seen = analysis;
    if (!kindOf(analysis).option(QStringLiteral("coders")))
        return seen;
    const auto own = session.project().read([&](const Read& db) -> Result<QString> {
        auto query = db.prepare("SELECT uuid FROM coder WHERE id = ?");
        query.bind(coders::seenBy(db, session.coder()));
        return query.step() ? query.text(0) : QString();
    });
    if (own && !own->isEmpty())
        setOption(seen, QStringLiteral("coders"), QJsonArray{*own});
    return seen;
}

} // namespace counterpoint::ui
