#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include "core/transcript/turns.h"
#include <QJsonObject>
#include <QString>
#include <map>

namespace counterpoint {
class Read;
}

namespace counterpoint::sample {

/// A place in a source, found by what stands there.
struct QuotedPlace {
    SourceId source;
    TextSpan span;
};

/// Finds passages by their words: `{"source", "quote", "occurrence" (1), "row" (of an open answer, from 1)}`.
class Quotes {
public:
    explicit Quotes(const Read& db);
    /// Invalid, with the words, when they are not there.
    Result<QuotedPlace> find(const QJsonObject& quoted);

private:
    struct Text {
        SourceId id;
        QString text;
        std::vector<Turn> turns;
    };
    Result<const Text*> textOf(const QString& source);
    const Read& m_db;
    std::map<QString, Text> m_texts;
};

} // namespace counterpoint::sample
