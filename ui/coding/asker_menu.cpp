#include "ui/coding/asker_menu.h"
#include "core/project/project.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>
#include <map>

namespace counterpoint::ui {

namespace {

QString words(const char* text, int count = -1) { return QCoreApplication::translate("AskerMenu", text, nullptr, count); }

using Roles = std::vector<std::pair<SpeakerId, SpeakerRole>>;

/// Who could ask, by name, with the role they would have.
std::map<QString, Roles> possibleAskers(const Read& db, const std::vector<GuideMatch>& matches)
{
    std::map<QString, Roles> byName;
    for (const auto& match : matches) {
        if (!match.asked.empty())
            continue;
        const auto source = sources::byId(db, match.source);
        const auto role = source && source->strand == Strand::FocusGroups ? SpeakerRole::Moderator : SpeakerRole::Interviewer;
        for (const auto& speaker : speakers::of(db, match.source))
            byName[speaker.name].emplace_back(speaker.id, role);
    }
    return byName;
}

void giveRoles(Session& session, const QString& name, const Roles& roles)
{
    const auto done = session.project().perform(words("“%1” asks the questions").arg(name), [&](Edit& db) {
        for (const auto& [speaker, role] : roles)
            speakers::setRole(db, speaker, role);
    });
    if (session.notices().accept(done))
        session.notices().done(words("“%1” asks the questions in %n source(s) now.", int(roles.size())).arg(name));
}

} // namespace

void fillAskers(QMenu& menu, Session& session, const std::vector<GuideMatch>& matches)
{
    menu.clear();
    const auto byName = session.project().read([&](const Read& db) { return possibleAskers(db, matches); });
    if (!session.notices().accept(byName))
        return;
    std::vector<std::pair<QString, Roles>> people(byName->begin(), byName->end());
    std::stable_sort(people.begin(), people.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    for (const auto& [name, roles] : people) {
        auto shown = words("%1 (in %n source(s))", int(roles.size())).arg(name);
        menu.addAction(shown.replace(u'&', QStringLiteral("&&")), &menu,
                       [&session, name = name, roles = roles] { giveRoles(session, name, roles); });
    }
    if (people.empty())
        menu.addAction(words("Nobody is named there: Ctrl+T in the text says who speaks"))->setEnabled(false);
}

} // namespace counterpoint::ui
