#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/integration/convergence.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using ImplicationId = Id<struct ImplicationTag>;
using ElementId = Id<struct ElementTag>;

/// What findings mean for practice.
struct Implication {
    ImplicationId id;
    QString text;
    std::vector<FindingId> findings; ///< that it follows from, in the researcher's order
    bool operator==(const Implication&) const = default;
};

/// What follows from findings: for whom, to what end, how.
struct FrameworkElement {
    enum class Priority { None, High, Medium, Low };
    ElementId id;
    QString title;
    QString audience;
    QString outcome; ///< the purpose, or what is learnt
    QString mode; ///< workshop, supervision, shadowing …
    Priority priority = Priority::None;
    QString owner;
    QString measure; ///< by which one will see that it works
    QString note;
    std::vector<ImplicationId> implications;
    std::vector<AssessmentId> dissonances; ///< that it makes use of
    bool operator==(const FrameworkElement&) const = default;
};
QString toText(FrameworkElement::Priority priority); ///< as stored and in JSON: '', 'high' …
Result<FrameworkElement::Priority> priorityFrom(const QString& text);

namespace implications {
std::vector<Implication> all(const Read& db); ///< in the researcher's order
Result<ImplicationId> add(Edit& db, const QString& text, const std::vector<FindingId>& findings = {}); ///< Invalid when the text is empty
Result<> update(Edit& db, const Implication& implication);
void move(Edit& db, ImplicationId id, int position); ///< before the position-th other one
void remove(Edit& db, ImplicationId id); ///< elements that rest on it stay
} // namespace implications

namespace elements {
std::vector<FrameworkElement> all(const Read& db); ///< in the researcher's order
Result<ElementId> add(Edit& db, const QString& title); ///< Invalid when the title is empty
Result<> update(Edit& db, const FrameworkElement& element);
void move(Edit& db, ElementId id, int position);
void remove(Edit& db, ElementId id);
} // namespace elements

} // namespace counterpoint
