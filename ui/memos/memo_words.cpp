#include "ui/memos/memo_words.h"
#include <QDateTime>
#include <QLocale>

namespace counterpoint::ui {

const char* iconOf(MemoSubject kind)
{
    switch (kind) {
    case MemoSubject::Study:
        return "view-form";
    case MemoSubject::Source:
    case MemoSubject::Passage:
        return "view-conversation-balloon";
    case MemoSubject::Coding:
    case MemoSubject::Code:
        return "tag";
    case MemoSubject::Case:
        return "user";
    case MemoSubject::Variable:
        return "table";
    case MemoSubject::Finding:
        return "hint";
    case MemoSubject::Memo:
        break;
    }
    return "note";
}

std::optional<Place> placeOf(const MemoThing& thing)
{
    using Kind = Place::Workspace;
    const auto id = thing.target.id;
    if (thing.isGone && thing.target.kind != MemoSubject::Passage)
        return std::nullopt;
    switch (thing.target.kind) {
    case MemoSubject::Study:
        return Place{Kind::Study, Entity::Study, 0, {}};
    case MemoSubject::Source:
        return Place{Kind::Code, Entity::Source, id, {}};
    case MemoSubject::Passage:
        return thing.name.isEmpty() ? std::nullopt : std::optional(Place{Kind::Code, Entity::Source, id, thing.target.span});
    case MemoSubject::Coding:
        return Place{Kind::Code, Entity::Coding, id, {}};
    case MemoSubject::Code:
        return Place{Kind::Code, Entity::Code, id, {}};
    case MemoSubject::Case:
        return Place{Kind::Study, Entity::Case, id, {}};
    case MemoSubject::Variable:
        return Place{Kind::Data, Entity::Variable, id, {}};
    case MemoSubject::Finding:
        return Place{Kind::Findings, Entity::Finding, id, {}};
    case MemoSubject::Memo:
        break;
    }
    return Place{Kind::Code, Entity::Memo, id, {}};
}

QString timeText(const QString& stamp)
{
    const auto time = QDateTime::fromString(stamp, Qt::ISODate).toLocalTime();
    return QLocale().toString(time, QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace counterpoint::ui
