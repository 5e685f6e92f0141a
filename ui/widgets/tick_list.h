#pragma once
#include "core/analysis/study_items.h"
#include <QJsonArray>
#include <QWidget>

class QLineEdit;
class QListView;

namespace counterpoint::ui {

class TickModel;

/// Codes, sources or coders to tick, found by a part of their names. Space ticks; what is ticked is said by key.
class TickList : public QWidget {
    Q_OBJECT
public:
    TickList(const QByteArray& name, const QString& title, QWidget* parent = nullptr);
    void setItems(const std::vector<StudyItem>& items);
    void setTicked(const QJsonArray& keys);
    QJsonArray ticked() const;
    QListView* list() const { return m_list; }
    QLineEdit* search() const { return m_search; }

Q_SIGNALS:
    /// The user's choice, in the order of the list.
    void wanted(const QJsonArray& keys);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;

    QLineEdit* m_search;
    QListView* m_list;
    TickModel* m_model;
};

} // namespace counterpoint::ui
