#pragma once
#include <QLayout>
#include <vector>

namespace counterpoint::ui {

/// Widgets one after another, as words in a line, going on in the next line where one is full.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;
    void addItem(QLayoutItem* item) override { m_items.push_back(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return index >= 0 && index < count() ? m_items[std::size_t(index)] : nullptr; }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& area) override;

private:
    int place(const QRect& area, bool apply) const;
    std::vector<QLayoutItem*> m_items;
};

} // namespace counterpoint::ui
