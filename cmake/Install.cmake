include(GNUInstallDirs)
install(TARGETS counterpoint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
