#pragma once
#include <QLabel>

namespace counterpoint::ui {

/// What is wrong with the field above it, in words; not there while nothing is.
class ErrorLine : public QLabel {
    Q_OBJECT
public:
    explicit ErrorLine(const char* objectName, QWidget* parent = nullptr);
    /// An empty sentence takes it away.
    void setSentence(const QString& sentence);
    /// True when `result` holds a value, which clears the line; otherwise shows its error.
    template <class T>
    bool accept(const T& result)
    {
        setSentence(result ? QString() : result.error().message);
        return result.has_value();
    }

private:
    void changeEvent(QEvent* event) override;
    void setColours();

    bool m_colouring = false;
};

} // namespace counterpoint::ui
