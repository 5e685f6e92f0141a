#pragma once
#include <QScrollArea>

class QVBoxLayout;

namespace counterpoint::ui {

class ProseField;

/// A page to be written and read in one column that scrolls, no wider than lines of text can be read. Where it is narrow for its letters, the
/// fields of a form stand below their names.
class ProsePage : public QScrollArea {
    Q_OBJECT
public:
    ProsePage(const char* objectName, const QString& title, QWidget* parent = nullptr);

protected:
    QVBoxLayout& column() const { return *m_column; }
    /// Keeps the cursor of a field on the page in sight.
    void follow(ProseField* field);

private:
    void resizeEvent(QResizeEvent* event) override;

    QVBoxLayout* m_column;
};

} // namespace counterpoint::ui
