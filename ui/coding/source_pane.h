#pragma once
#include "core/transcript/sources.h"
#include <QWidget>
#include <map>

class QLineEdit;
class QStandardItem;
class QTreeView;

namespace counterpoint::ui {

class Session;
class SourceModel;

/// The sources by strand, with their words and codings; a filter; rename, strand and remove in place.
class SourcePane : public QWidget {
    Q_OBJECT
public:
    explicit SourcePane(Session& session, QWidget* parent = nullptr);
    void setSources(const std::vector<Source>& sources);
    /// Shows these as they are now; they stand where they stood.
    void updateSources(const std::vector<Source>& sources);
    const std::vector<Source>& sources() const { return m_sources; }
    const Source* find(SourceId id) const;
    SourceId current() const;
    /// Chooses without saying chosen().
    void setCurrent(SourceId id);

Q_SIGNALS:
    void chosen(counterpoint::SourceId id);
    void importWanted();
    void compareWanted(counterpoint::SourceId id); ///< with its text as imported
    void memosWanted(counterpoint::SourceId id);
    void participantsOnlyChanged(bool only);

private:
    QWidget* participantsOnly();
    void filter(const QString& text);
    void showMenu(const QPoint& position);
    void rename(SourceId id, const QString& name);
    void setStrand(const Source& source, Strand strand);
    void remove(const Source& source);
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    Session& m_session;
    std::vector<Source> m_sources;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    SourceModel* m_model;
    bool m_choosing = false;
};

} // namespace counterpoint::ui
