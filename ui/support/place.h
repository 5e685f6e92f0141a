#pragma once
#include "core/project/changes.h"
#include "core/text/text_span.h"
#include <QMetaType>
#include <QString>
#include <optional>

namespace counterpoint::ui {

/// Somewhere in the study that the window can show: a workspace, and in it a thing, and in that a passage.
struct Place {
    /// In the order of a study's life; the numbers are those of the keys (Ctrl+1 …).
    enum class Workspace { Start = 0, Study = 1, Survey = 2, Data = 3, Code = 4, Analyse = 5, Integrate = 6, Findings = 7 };
    Workspace workspace = Workspace::Start;
    Entity entity = Entity::Study;
    std::int64_t id = 0; ///< 0: no particular one
    std::optional<TextSpan> span; ///< of a Source's text
    QString query = {}; ///< of Coding: the sentence (core/coding/query) whose passages are read
    /// The passages that a query finds, to be read.
    static Place ofQuery(const QString& sentence) { return {Workspace::Code, Entity::Coding, 0, {}, sentence}; }
    friend bool operator==(const Place&, const Place&) = default;
};

} // namespace counterpoint::ui

Q_DECLARE_METATYPE(counterpoint::ui::Place)
