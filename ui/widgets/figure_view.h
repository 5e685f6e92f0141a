#pragma once
#include "core/figure/drawing.h"
#include <QWidget>

class QFileDialog;

namespace counterpoint::ui {

/// Shows a figure on a white card, as wide as there is room; it can be copied, and saved as PNG or SVG, from its context menu.
class FigureView : public QWidget {
    Q_OBJECT
public:
    explicit FigureView(QWidget* parent = nullptr);

    void setDrawing(const figure::Drawing& drawing);
    const figure::Drawing& drawing() const { return m_drawing; }
    void copyPicture() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF pageRect() const;
    QString labelAt(QPointF position) const;
    void addActions();
    void askWhereToSave(const QString& objectName, const QString& title, const QString& filter, const QString& suffix);
    void save(const QString& path);

    figure::Drawing m_drawing;
};

} // namespace counterpoint::ui
