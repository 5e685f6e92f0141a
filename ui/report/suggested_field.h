#pragma once
#include <QStringList>
#include <QWidget>
#include <functional>

class QToolButton;

namespace counterpoint::ui {

class ProseField;

/// A field for one's own words with a menu of words that are at hand (Alt+Down); the one that is chosen takes the place of what stands there.
class SuggestedField : public QWidget {
    Q_OBJECT
public:
    /// `suggestions` is asked each time the menu opens; while it gives nothing, the menu says `otherwise`.
    SuggestedField(const char* objectName, const QString& title, std::function<QStringList()> suggestions, const QString& otherwise,
                   QWidget* parent = nullptr);
    ProseField& field() const { return *m_field; }
    void commit();

Q_SIGNALS:
    void committed(const QString& text);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fillMenu();
    void take(const QString& words);

    std::function<QStringList()> m_suggestions;
    QString m_otherwise;
    ProseField* m_field;
    QToolButton* m_choose;
};

} // namespace counterpoint::ui
