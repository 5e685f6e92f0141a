#pragma once
#include "core/analysis/study_items.h"
#include <QJsonArray>
#include <QToolButton>

namespace counterpoint::ui {

class TickList;

/// Says what is ticked of a list that takes room only while it is open: 'All', 'Interviews, Survey', '12 of 300'.
class TickButton : public QToolButton {
    Q_OBJECT
public:
    TickButton(const QByteArray& name, const QString& title, QWidget* parent = nullptr);
    void setItems(const std::vector<StudyItem>& items);
    void setTicked(const QJsonArray& keys);
    void setWordForNone(const QString& word); ///< 'All' until then
    void sayCount(); ///< '2 of 9' also where the names would do: they stand beside it
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void wanted(const QJsonArray& keys);

private:
    void open();
    void sayTicked();

    QString m_title;
    QString m_none;
    bool m_saysCount = false;
    std::vector<StudyItem> m_items;
    QWidget* m_popup;
    TickList* m_list;
};

} // namespace counterpoint::ui
