#pragma once
#include "core/base/id.h"
#include <QListView>
#include <vector>

namespace counterpoint::ui {

/// A display of the Integrate workspace, as the list shows it.
struct DisplayRow {
    enum class Kind { Joint, Convergence, Framework, Map };
    Id<struct DisplayTag> id; ///< of the row
    Kind kind = Kind::Framework;
    std::int64_t of = 0; ///< id of the display among those of its kind
    QString name;
    QString about; ///< what it is, in a quiet line
    bool operator==(const DisplayRow&) const = default;
    static DisplayRow make(Kind kind, std::int64_t of, const QString& name, const QString& about);
};

/// The displays that bring the strands of a study together, one below the other.
class DisplayList : public QListView {
    Q_OBJECT
public:
    explicit DisplayList(QWidget* parent = nullptr);
    ~DisplayList() override;
    void setRows(std::vector<DisplayRow> rows);
    const DisplayRow* current() const; ///< nullptr where there is none
    void setCurrent(DisplayRow::Kind kind, std::int64_t of);

Q_SIGNALS:
    void currentDisplayChanged();
    void opened(); ///< Enter
    void removeWanted();

private:
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    class Model;
    Model* m_model;
    bool m_isFilling = false;
};

} // namespace counterpoint::ui
