#pragma once
#include "core/pseudonyms/key_file.h"
#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// The key to a file and back: a password to protect or open it, or a table in clear.
class KeyPanel : public QFrame {
    Q_OBJECT
public:
    explicit KeyPanel(Session& session, QWidget* parent = nullptr);
    void askForExport();
    /// Opens the file; asks for its password where it has one.
    void bring(const QString& path);

Q_SIGNALS:
    void left();

private:
    void check();
    void proceed();
    void save(const QString& path);
    void write(const QString& path, const Result<QByteArray>& bytes);
    void unlock();
    void take(const QByteArray& content, bool isTable);
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    QString m_path; ///< of the file that is brought in; empty while exporting
    QByteArray m_sealed;
    QLabel* m_title;
    QLabel* m_passwordLabel;
    QLineEdit* m_password;
    QLabel* m_againLabel;
    QLineEdit* m_again;
    QCheckBox* m_clear;
    QPushButton* m_go;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
