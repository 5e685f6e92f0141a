#pragma once
#include "core/integration/elements.h"
#include <QObject>
#include <optional>

namespace counterpoint::ui {

class Session;

/// The steps of writing a framework: each one undoable step with a name the user understands; a failure is said in the notice bar.
class ElementActs : public QObject {
    Q_OBJECT
public:
    explicit ElementActs(Session& session, QObject* parent = nullptr);

    std::optional<ElementId> addElement(const QString& title);
    bool write(const FrameworkElement& before, const FrameworkElement& after); ///< says whether it was taken
    void move(const FrameworkElement& element, int position);
    void remove(const FrameworkElement& element);

    std::optional<ImplicationId> addImplication(const QString& text, const std::vector<FindingId>& findings);
    bool write(const Implication& before, const Implication& after);
    void move(const Implication& implication, int position);
    void remove(const Implication& implication, int restingOnIt);

private:
    Session& m_session;
};

} // namespace counterpoint::ui
