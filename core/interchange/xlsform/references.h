#pragma once
#include <QStringList>
#include <optional>
#include <vector>

namespace counterpoint::xlsform {

/// A mention of an answer in a text or an expression: ${name}, or ${last-saved#name} for the form sent before.
struct Reference {
    QString name;
    bool ofLastSaved = false;
};

enum class ReferenceProblem { None, Malformed, TooMany };

struct References {
    std::vector<Reference> list;
    ReferenceProblem problem = ReferenceProblem::None;
};

/// All mentions in a text, in order; it stops at the first that is malformed, or where there are more than `most`.
References referencesIn(const QString& text, std::size_t most = std::size_t(-1));
/// Whether a text may hold a mention at all: '${' and something after it.
bool mayRefer(const QString& text);
/// The one mention that the whole text is; empty where it is something else.
std::optional<Reference> onlyReference(const QString& text);

/// Whether a text is a name of XML without a colon, or with one in between where `prefixed`.
bool isXmlName(const QString& text, bool prefixed = true);

/// Whether a default must be computed: it mentions an answer, calls a function or calculates. In a date, '-' is part of it.
bool isComputed(const QString& text, const QString& type);

} // namespace counterpoint::xlsform
