#pragma once
#include "core/integration/framework.h"
#include <QTableView>

namespace counterpoint::ui {

class FrameworkModel;
class SummaryField;
class SummaryLook;

/// The cells of a framework matrix. Arrow keys and Tab go through them; what is typed goes into the one that is chosen.
class FrameworkTable : public QTableView {
    Q_OBJECT
public:
    explicit FrameworkTable(QWidget* parent = nullptr);
    void setMatrix(FrameworkMatrix matrix);
    const FrameworkModel& cells() const { return *m_model; }
    FrameworkCellRef current() const; ///< an invalid theme where there is none
    void setCurrent(const FrameworkCellRef& ref);
    void commit();
    void beginWriting(); ///< in the current cell

    /// What is written in the current cell by now, and where a link would be put.
    struct Writing {
        FrameworkCellRef ref;
        QString text;
        qsizetype position = 0;
    };
    Writing writing() const;
    /// `words` were put in there by a step that left the cell as `kept`.
    void takeInserted(const Writing& before, const QString& words, const QString& kept);

Q_SIGNALS:
    void currentCellChanged();
    void written(const counterpoint::FrameworkCellRef& ref, const QString& text);
    void passagesWanted();
    void passageWanted(int place);
    void linkFollowed(const counterpoint::FrameworkCellRef& ref, int number);
    void removeThemeWanted(counterpoint::FrameworkThemeId theme);
    void moveThemeWanted(counterpoint::FrameworkThemeId theme, int position);

private:
    bool isEditing() const;
    void endEditing();
    void goOn(int rows, int columns);
    void placeField();
    void fit();
    void showHeaderMenu(QPoint position);
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    bool focusNextPrevChild(bool forward) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void changeEvent(QEvent* event) override;

    FrameworkModel* m_model;
    SummaryLook* m_look;
    SummaryField* m_field;
    bool m_isFilling = false;
    bool m_isSized = false;
};

} // namespace counterpoint::ui
