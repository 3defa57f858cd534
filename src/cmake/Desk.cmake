# SPDX-License-Identifier: MIT
# Manual pages and completions: the program writes them, so it is run once it is linked. Where it
# can't be run here (a cross build), nothing is made and nothing installed.
if(NOT CMAKE_CROSSCOMPILING)
  set(desk "${PROJECT_BINARY_DIR}/desk")
  add_custom_command(OUTPUT "${desk}/made"
    COMMAND ${CMAKE_COMMAND} -E rm -rf "${desk}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${desk}"
    COMMAND themata_program man --output "${desk}/man1"
    COMMAND themata_program completion bash --output "${desk}/themata"
    COMMAND themata_program completion zsh --output "${desk}/_themata"
    COMMAND themata_program completion fish --output "${desk}/themata.fish"
    COMMAND ${CMAKE_COMMAND} -E touch "${desk}/made"
    DEPENDS themata_program
    COMMENT "Writing manual pages and completions" VERBATIM)
  add_custom_target(themata_desk ALL DEPENDS "${desk}/made")
  install(DIRECTORY "${desk}/man1" DESTINATION ${CMAKE_INSTALL_MANDIR})
  install(FILES "${desk}/themata" DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES "${desk}/themata.fish" DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  # zsh looks in the first under /usr/local, and Debian's zsh in the second under /usr.
  foreach(folder site-functions vendor-completions)
    install(FILES "${desk}/_themata" DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/${folder})
  endforeach()
endif()
