#pragma once
#include "core/integration/chain.h"
#include "ui/report/ordered_list.h"
#include <optional>

namespace counterpoint::ui {

/// The framework as a whole, one of its elements, or one of the implications, as the list shows it.
struct FrameworkRow {
    enum class Kind { Whole, Element, Implication };
    Id<struct FrameworkRowTag> id; ///< of the row
    Kind kind = Kind::Whole;
    std::int64_t of = 0; ///< id of the element or implication
    QString text;
    QString about; ///< below it in a quiet line
    bool operator==(const FrameworkRow&) const = default;
    ElementId element() const { return kind == Kind::Element ? ElementId(of) : ElementId(); }
    ImplicationId implication() const { return kind == Kind::Implication ? ImplicationId(of) : ImplicationId(); }
};

/// The framework: first the whole, then its elements, then the implications they rest on, each in the researcher's order.
class ElementList : public OrderedList {
    Q_OBJECT
public:
    explicit ElementList(QWidget* parent = nullptr);
    ~ElementList() override;
    void setChain(const Chain& chain);
    FrameworkRow current() const; ///< the whole where nothing is chosen
    void setCurrent(ElementId id);
    void setCurrent(ImplicationId id);
    void setNone(); ///< nothing is chosen: something new is written

Q_SIGNALS:
    void currentThingChanged();
    /// `position` counts the others of its kind.
    void elementMoveWanted(counterpoint::ElementId id, int position);
    void implicationMoveWanted(counterpoint::ImplicationId id, int position);
    void removeWanted();
    void opened();

private:
    void setCurrentRow(FrameworkRow::Kind kind, std::int64_t of);
    void wantMove(int from, int to);
    int firstOf(FrameworkRow::Kind kind) const;

    class Model;
    Model* m_model;
};

} // namespace counterpoint::ui
