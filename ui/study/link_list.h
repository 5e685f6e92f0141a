#pragma once
#include <QWidget>
#include <vector>

class QComboBox;
class QListWidget;

namespace counterpoint::ui {

/// Things that something is linked to: chosen by typing a part of the name, taken away by Delete.
class LinkList : public QWidget {
    Q_OBJECT
public:
    struct Target {
        std::int64_t id = 0;
        QString name;
    };
    /// `objectName` is the list's; that of the field to add has 'Add' after it.
    LinkList(const char* objectName, const QString& title, const QString& toAdd, QWidget* parent = nullptr);
    void setTargets(const std::vector<Target>& targets); ///< all that can be linked
    void setLinked(const std::vector<std::int64_t>& ids);
    void setWritable(bool isWritable);

Q_SIGNALS:
    void linked(qint64 id);
    void unlinked(qint64 id);

private:
    void addTyped();
    bool eventFilter(QObject* watched, QEvent* event) override;

    QListWidget* m_list;
    QComboBox* m_add;
    std::vector<Target> m_targets;
    bool m_isWritable = true;
};

} // namespace counterpoint::ui
