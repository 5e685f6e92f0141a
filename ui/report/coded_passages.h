#pragma once
#include "core/coding/codebook.h"
#include "ui/report/chooser_page.h"
#include <map>

class QByteArray;
class QLabel;
class QLineEdit;
class QListWidget;
class QSplitter;

namespace counterpoint::ui {

class PassageList;
class Session;

/// Evidence by code: a code is found by a few letters, its passages stand below.
class CodedPassages : public ChooserPage {
    Q_OBJECT
public:
    explicit CodedPassages(Session& session, QWidget* parent = nullptr);

    std::vector<EvidenceChoice> chosen() const override;
    void reread(const Changes& changes) override;
    void setEvidence(const std::vector<Evidence>& pieces) override;
    QSplitter& splitter() { return *m_splitter; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void readCodes();
    void fillCodes();
    void readPassages();
    CodeId currentCode() const;

    Session& m_session;
    QSplitter* m_splitter;
    QLineEdit* m_filter;
    QListWidget* m_codeList;
    QLabel* m_heading;
    PassageList* m_passages;
    std::vector<Code> m_codes;
    std::map<CodeId, int> m_counts; ///< codings of a code and all below it
    std::vector<Evidence> m_evidence;
};

} // namespace counterpoint::ui
